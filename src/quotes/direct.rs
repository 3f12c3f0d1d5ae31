//! Speech in quotation marks, with its attribution before, after or between the marks.

use super::draft::Draft;
use super::marks::Region;
use super::parts::{is_interrupted, lead};
use super::subject;
use super::{Confidence, QuoteKind};
use crate::clause::noun;
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Range};
use crate::lexicon::cues::is_unspoken;
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::quotes::QuoteRule;
use crate::text::Span;

/// The longest distance that an attribution may reach after a quote, in words.
const REACH: usize = 60;
/// The longest distance from a cue to the quote after it, in words.
const REACH_BACK: usize = 16;

/// Fewer words than this are between a cue that ends its sentence and the quote after it.
const BARE_TAIL: usize = 7;
/// The longest name in marks inside an attribution, in words.
const LONGEST_ASIDE: usize = 6;
/// At most this many names in marks are looked for inside an attribution.
const MOST_ASIDES: usize = 3;
/// The longest source of a headline, in words.
const LONGEST_HEADLINE_SOURCE: usize = 5;

/// An attribution beside a quote.
#[derive(Clone, Copy, Debug)]
struct Beside {
    /// `None` if a colon alone introduces the quote.
    group: Option<Group>,
    source: Option<Range>,
    /// The first word after the whole clause.
    end: usize,
    rule: QuoteRule,
    /// Whether an introduction before the quote is preferable.
    doubtful: bool,
}

impl Beside {
    fn has_cue(&self, group: &Group) -> bool {
        self.group.is_some_and(|own| own.head == group.head)
    }
}

/// The direct quotes, with the regions and cues that they used.
#[derive(Debug, Default)]
pub(crate) struct Direct {
    pub drafts: Vec<Draft>,
    /// For each region, whether a draft used it.
    pub taken: Vec<bool>,
    /// The heads of the cues that were used, in order.
    pub heads: Vec<usize>,
}

/// Finds the direct quotes in the regions of speech.
pub(crate) fn find(document: &Document, regions: &[Region]) -> Direct {
    let mut direct = Direct {
        // with room for the indirect ones, which are added later: one for every second sentence
        drafts: Vec::with_capacity((regions.len().saturating_mul(2)).saturating_add(document.sentences.len() / 2)),
        taken: vec![false; regions.len()],
        heads: Vec::with_capacity(regions.len()),
    };
    let mut number = 0;
    while let Some(first) = regions.get(number) {
        let own = number;
        let last = own.checked_sub(1).and_then(|last| regions.get(last));
        number = number.saturating_add(1);
        let goes_on = regions.get(number).filter(|second| is_interrupted(document, first, second));
        let region = &goes_on.map_or(*first, |second| first.join(second));
        if goes_on.is_some() {
            take(&mut direct.taken, number);
            number = number.saturating_add(1);
        }
        let content = || std::iter::once(first).chain(goes_on).map(|part| part.inner).collect();
        let following = number.saturating_add(asides(document, regions, number));
        let next = regions.get(following);
        let after = attribution_after(document, region, next);
        let before =
            if after.is_none_or(|found| found.doubtful) { attribution_before(document, region, last) } else { None };
        // `“A?” Karim asked. “B!” Noor shouted.`: the first cue has its quote
        let used = |found: &Beside| found.group.is_some_and(|group| direct.heads.last() == Some(&group.head));
        let before = before.filter(|found| after.is_none() || !used(found));
        let after = after.filter(|_| before.is_none());
        let taken = own.checked_sub(1).is_some_and(|last| direct.taken.get(last) == Some(&true));
        let Some(found) = after.or(before) else {
            if taken && last.is_some_and(|last| last.continues) {
                if let Some(last) = direct.drafts.last_mut() {
                    // a quote over several paragraphs: the mark is opened again in each
                    last.content.push(region.inner);
                    take(&mut direct.taken, own);
                }
            } else if let Some(draft) = headline(document, region) {
                take(&mut direct.taken, own);
                direct.drafts.push(draft);
            } else if is_floating(document, region) {
                take(&mut direct.taken, own);
                direct.drafts.push(Draft { content: content(), ..floating(region) });
            }
            continue;
        };
        let shared = || direct.drafts.last().filter(|last| is_participle_of(document, found.group, last))?.source;
        let mut draft = Draft {
            kind: QuoteKind::Direct,
            content: content(),
            cue: found.group.map(Into::into),
            source: found.source.or_else(shared),
            inferred: false,
            quoted: false,
            negated: false,
            rule: found.rule,
            confidence: Confidence::High,
            score: None,
        };
        if let Some(lead) = after.and_then(|_| lead(document, region, last.filter(|_| taken))) {
            // `The bridge “is safe,” Karim said`
            draft.content = document.span_of(lead).join(region.outer).into();
            draft.kind = QuoteKind::Mixed;
            draft.rule = match found.rule {
                QuoteRule::DirectQcs => QuoteRule::IndirectQcs,
                _ => QuoteRule::IndirectQsc,
            };
        }
        take(&mut direct.taken, own);
        direct.heads.extend(found.group.map(|group| group.head));
        // “A,” he said, “b.” and “A,” he said. “B.” are one quote
        let second = next.filter(|_| after.is_some());
        if let Some(second) = second
            .filter(|second| joins(document, region.words.end, found, second, regions.get(following.saturating_add(1))))
        {
            draft.content.push(second.inner);
            draft.rule = QuoteRule::DirectSplit;
            take(&mut direct.taken, following);
            number = following.saturating_add(1);
        }
        direct.drafts.push(draft);
    }
    direct.heads.sort_unstable();
    direct
}

/// A quote inside another, with its own attribution inside the outer one: `“He told me, ‘Go home,’ and left.”`
pub(super) fn nested(document: &Document, region: &Region, outer: &Region) -> Option<Draft> {
    let inside = |words: Range| outer.words.start <= words.start && words.end <= outer.words.end;
    let fits = |found: &Beside| found.group.is_some_and(|group| inside(group.words)) && found.source.is_none_or(inside);
    let before = || attribution_before(document, region, None).filter(fits);
    let found = before().or_else(|| attribution_after(document, region, None).filter(fits))?;
    Some(Draft {
        kind: QuoteKind::Direct,
        content: region.inner.into(),
        cue: found.group.map(Into::into),
        source: found.source,
        inferred: false,
        quoted: true,
        negated: false,
        rule: found.rule,
        confidence: Confidence::Medium,
        score: None,
    })
}

/// The number of regions, starting at `number`, that are names inside the attribution: `he said on “Morning Watch.”`
fn asides(document: &Document, regions: &[Region], number: usize) -> usize {
    let stops = Gap::COMMA.or(Gap::TERMINAL).or(Gap::DASH).or(Gap::COLON).or(Gap::SEMICOLON).or(Gap::PARAGRAPH);
    let is_aside = |region: &&Region| {
        let start = region.words.start;
        let before = document.before(start);
        // "the other “drove behind a rail,” Karim said": words of the content, not a name
        let closed = document.word(region.words.end).gap.any(Gap::COMMA) && !document.word(start).is_capital();
        region.words.len() <= LONGEST_ASIDE
            && !closed
            && !document.word(start).gap.any(stops)
            && !before.is(CUE_VERB.or(THAT).or(CONJUNCTION))
    };
    regions.iter().skip(number).take(MOST_ASIDES).take_while(is_aside).count()
}

fn take(taken: &mut [bool], number: usize) {
    if let Some(slot) = taken.get_mut(number) {
        *slot = true;
    }
}

/// Whether the words are speech, not a name or a term in marks.
fn is_speech(document: &Document, region: &Region) -> bool {
    let first = document.word(region.words.start);
    let after = document.word(region.words.end).gap;
    let stopped = after.any(Gap::COMMA.or(Gap::TERMINAL).or(Gap::DASH));
    (first.is_capital() || first.gap.any(Gap::OPEN.or(Gap::ELLIPSIS)) || region.words.len() > 6)
        && (stopped || region.words.len() > 3)
}

/// Whether a quote fills its paragraph or follows the end of a sentence, so that its source must be inferred.
fn is_floating(document: &Document, region: &Region) -> bool {
    let first = document.word(region.words.start);
    let after = document.word(region.words.end).gap;
    let opens = first.gap.any(Gap::PARAGRAPH.or(Gap::TERMINAL)) && first.is_capital();
    let closes =
        after.any(Gap::PARAGRAPH) || (after.any(Gap::TERMINAL) && document.word(region.words.end).is_capital());
    // "Why?" between two sentences may be anybody's
    let least = if after.any(Gap::PARAGRAPH) && first.gap.any(Gap::PARAGRAPH) { 2 } else { 3 };
    opens && closes && region.words.len() >= least
}

/// The quotations that must be speech, since a comma ends them, and that no draft contains: their attribution could not be
/// read, and they are given without one.
pub(super) fn without_attribution(document: &Document, regions: &[Region], drafts: &[Draft]) -> Vec<Draft> {
    let outer = drafts.iter().filter(|draft| !draft.quoted);
    let mut contents: Vec<Span> = outer.flat_map(|draft| draft.content.iter().copied()).collect();
    contents.sort_unstable();
    let is_contained = |region: &Region| {
        let next = contents.partition_point(|content| content.start() < region.inner.end());
        let near = contents.get(next.saturating_sub(2)..next).unwrap_or_default();
        near.iter().any(|content| content.overlaps(region.inner))
    };
    let is_speech = |region: &&Region| {
        let first = document.word(region.words.start);
        first.is_capital()
            && first.gap.any(Gap::PARAGRAPH.or(Gap::TERMINAL))
            && document.word(region.words.end).gap.any(Gap::COMMA)
            && region.words.len() >= LEAST_SPOKEN
    };
    let left = regions.iter().filter(is_speech).filter(|region| !is_contained(region));
    left.map(|region| Draft { inferred: false, ..floating(region) }).collect()
}

/// The fewest words of a quotation without attribution.
const LEAST_SPOKEN: usize = 4;

/// `‘No driver will be left’: Karim`, a headline.
fn headline(document: &Document, region: &Region) -> Option<Draft> {
    let paragraph = document.paragraphs.get(region.paragraph)?;
    let start = region.words.end;
    let colon = document.word(start).gap.any(Gap::COLON.or(Gap::DASH));
    let fits = region.words.start == paragraph.start
        && start < paragraph.end
        && paragraph.end.saturating_sub(start) <= LONGEST_HEADLINE_SOURCE;
    let source = Range::new(start, paragraph.end);
    let plain = (start.saturating_add(1)..paragraph.end).all(|at| !document.word(at).gap.any(Gap::PUNCTUATION));
    (colon && fits && plain).then(|| Draft {
        kind: QuoteKind::Direct,
        content: region.inner.into(),
        cue: None,
        source: Some(source),
        inferred: false,
        quoted: false,
        negated: false,
        rule: QuoteRule::DirectHeadline,
        confidence: Confidence::Medium,
        score: None,
    })
}

/// A quote whose source is inferred from the quote before, once the sources beside the others are chosen.
fn floating(region: &Region) -> Draft {
    Draft {
        kind: QuoteKind::Direct,
        content: region.inner.into(),
        cue: None,
        source: None,
        inferred: true,
        quoted: false,
        negated: false,
        rule: QuoteRule::DirectFloating,
        confidence: Confidence::Low,
        score: None,
    }
}

/// `“…,” Chaudhry said`, `“…,” said a senior official`.
fn attribution_after(document: &Document, region: &Region, next: Option<&Region>) -> Option<Beside> {
    let start = region.words.end;
    let gap = document.word(start).gap;
    if gap.any(Gap::PARAGRAPH.or(Gap::SEMICOLON).or(Gap::COLON)) || !is_speech(document, region) {
        return None;
    }
    // a full stop inside the marks ends the sentence, unless a bare attribution follows
    let stopped = gap.any(Gap::STOP) && !gap.any(Gap::COMMA.or(Gap::ELLIPSIS));
    let limit = clause_end(document, start, next);
    let loose = !gap.any(Gap::COMMA.or(Gap::EXCLAIM).or(Gap::DASH).or(Gap::ELLIPSIS));
    let introduces =
        next.is_some_and(|next| next.words.start == limit) && document.word(limit).gap.any(Gap::COMMA.or(Gap::COLON));
    let doubtful = gap.any(Gap::EXCLAIM) && !gap.any(Gap::COMMA);
    for head in start..limit {
        let Some(group) = verb::group(document, head) else { continue };
        if !speaks(&group) || group.voice != Voice::Active {
            continue;
        }
        if group.words.start == start {
            // `“It is.” Said Karim, “It was.”`
            if stopped && document.word(start).is_capital() {
                return None;
            }
            let source = noun::phrase_after(document, group.words.end, limit)?;
            return (!stopped && !loose || group.base == "say").then_some(Beside {
                group: Some(group),
                source: Some(source),
                end: limit,
                rule: QuoteRule::DirectQcs,
                doubtful,
            });
        }
        let whole = Range::new(start, group.words.start);
        let source = noun::subject_before(document, group.words.start, start)
            .filter(|source| source.start <= start.saturating_add(2) || !noun::is_plain_phrase(document, whole))
            .or_else(|| noun::is_plain_phrase(document, whole).then_some(whole));
        // after a comma whatever is before a verb of saying says it: "“…,” the head of the school, Ann Karim, said"
        let comma = gap.any(Gap::COMMA) && whole.len() <= LONGEST_SUBJECT;
        let ends = || ends_clause(document, group.words.end, limit);
        let leads =
            |source: Range| source.start <= start.saturating_add(2) || document.word(source.start).gap.any(Gap::COMMA);
        let source = source.filter(|source| leads(*source) || !comma);
        let source = source.or_else(|| (comma && group.base == "say" && ends()).then_some(whole));
        let Some(source) = source else { continue };
        let leads = leads(source);
        let bare = source.start == start && ends_clause(document, group.words.end, limit) && !introduces;
        // "“There is nothing to hide.” His lawyer nodded."
        let next_sentence = stopped && document.word(start).is_capital() && group.share < SAYS;
        if !leads || next_sentence || ((stopped || loose) && !bare) {
            return None;
        }
        return Some(Beside {
            group: Some(group),
            source: Some(source),
            end: limit,
            rule: QuoteRule::DirectQsc,
            doubtful,
        });
    }
    None
}

/// The least share of a verb, in percent, that follows a full stop inside the marks.
pub(super) const SAYS: u8 = 40;

/// Whether the verb ends its clause, except for a time or place, so that nothing is left that could be its content.
fn ends_clause(document: &Document, at: usize, limit: usize) -> bool {
    at >= limit || document.word(at).is(WEEKDAY.or(TIME).or(PREPOSITION)) && !document.word(at).is(THAT)
}

/// The longest subject between a quotation and its verb, in words.
const LONGEST_SUBJECT: usize = 20;

/// The first word after `start` that begins a new sentence or quote.
fn clause_end(document: &Document, start: usize, next: Option<&Region>) -> usize {
    let limit = next.map_or(usize::MAX, |next| next.words.start).min(start.saturating_add(REACH));
    (start.saturating_add(1)..limit)
        .find(|&at| {
            let gap = document.word(at).gap;
            gap.any(Gap::PARAGRAPH.or(Gap::EXCLAIM).or(Gap::SEMICOLON))
                || (gap.any(Gap::STOP) && document.sentence(at).start == at)
        })
        .unwrap_or(limit)
        .min(document.words.len())
}

/// `Chaudhry said: “…”`, `he told reporters, “…”`, `adding, “…”`.
fn attribution_before(document: &Document, region: &Region, last: Option<&Region>) -> Option<Beside> {
    let end = region.words.start;
    let gap = document.word(end).gap;
    // "He said:" may be in the previous paragraph
    if gap.any(Gap::SEMICOLON)
        || (gap.any(Gap::PARAGRAPH) && !gap.any(Gap::COLON))
        || !is_speech(document, region)
        || !(document.word(end).is_capital() || gap.any(Gap::COMMA.or(Gap::COLON)))
    {
        return None;
    }
    // `Bystrom agreed. “…”`: a cue that ends its sentence and has no content yet
    let stopped = gap.any(Gap::TERMINAL) && !gap.any(Gap::COMMA.or(Gap::COLON).or(Gap::ELLIPSIS));
    let last = last.map_or(0, |last| last.words.end);
    let begin = document.sentence(end).start.min(document.sentence(end.saturating_sub(1)).start).max(last);
    let floor = begin.max(end.saturating_sub(REACH_BACK));
    for head in (floor..end).rev() {
        let Some(group) = verb::group(document, head) else { continue };
        // "interrupted to say, “…”", "was asked, “…”"
        let introduced = gap.any(Gap::COMMA.or(Gap::COLON)) && group.words.end == end;
        let introduces = introduced
            && (group.voice == Voice::Infinitive || group.voice == Voice::Passive && group.class == CueClass::Question);
        if !speaks(&group) || !(matches!(group.voice, Voice::Active | Voice::Participle) || introduces) {
            continue;
        }
        let tail = group.words.end..end;
        let broken = tail.clone().skip(1).any(|at| document.word(at).gap.any(Gap::TERMINAL.or(Gap::SEMICOLON)));
        let bare = stopped && group.voice == Voice::Active && ends_clause(document, group.words.end, end);
        if stopped && (!bare || end.saturating_sub(head) > BARE_TAIL) {
            return None;
        }
        let introduced = gap.any(Gap::COMMA.or(Gap::COLON)) || tail.is_empty() || bare;
        if broken || !introduced || document.before(end).is(THAT) {
            return None;
        }
        let floor = begin.max(document.sentence(head).start);
        let inverted = || {
            // "Said Karim: “…”", "Said Ann Karim, the mayor: “…”"
            let source = (group.words.start == floor).then(|| noun::phrase_after(document, group.words.end, end))??;
            (source.end == end || document.word(source.end).gap.any(Gap::COMMA)).then_some(source)
        };
        let source = subject::of_group(document, &group, floor).or_else(inverted);
        return Some(Beside { group: Some(group), source, end, rule: QuoteRule::DirectScq, doubtful: false });
    }
    let start = document.sentence(end.saturating_sub(1)).start.max(floor);
    (gap.any(Gap::COLON) && start < end).then(|| Beside {
        group: None,
        source: colon_source(document, start, end),
        end,
        rule: QuoteRule::DirectColon,
        doubtful: false,
    })
}

/// The speaker before a colon without a verb of saying: `Then this from the mayor: “…”`, `Dire road – Rahim Karim:
/// “…”`.
fn colon_source(document: &Document, start: usize, end: usize) -> Option<Range> {
    let phrase = |at: usize| noun::phrase_after(document, at.saturating_add(1), end);
    let from = || (start..end).rfind(|&at| document.text(at) == "from").and_then(phrase);
    let according =
        || (start..end).rfind(|&at| document.word(at).is(ACCORDING)).and_then(|at| phrase(at.saturating_add(1)));
    let last_clause =
        (start.saturating_add(1)..end).rfind(|&at| document.word(at).gap.any(Gap::DASH.or(Gap::PARAGRAPH)));
    let name = Range::new(last_clause.unwrap_or(start), end);
    let label = name.len() <= LONGEST_HEADLINE_SOURCE
        && (name.start..name.end).all(|at| document.word(at).is_capital() || document.word(at).is(CONJUNCTION));
    from().or_else(according).or_else(|| if label { Some(name) } else { subject::of_sentence(document, start, end) })
}

/// `“A,” Graham said, adding, “B.”`: whether the cue depends on the attribution of the previous quote.
fn is_participle_of(document: &Document, group: Option<Group>, last: &Draft) -> bool {
    let head = last.cue.map(|cue| cue.words.start);
    let same = |group: &Group| head.is_some_and(|head| document.sentence(head) == document.sentence(group.head));
    group.is_some_and(|group| group.voice == Voice::Participle && same(&group))
}

/// Whether the verb can introduce spoken words.
fn speaks(group: &Group) -> bool {
    use crate::lexicon::kinds::CueClass::*;
    !matches!(group.class, Desire | Commitment | Evidential) && !is_unspoken(group.base)
}

/// Whether the next region continues the quote whose attribution is between the two.
fn joins(document: &Document, region_end: usize, found: Beside, second: &Region, third: Option<&Region>) -> bool {
    let start = second.words.start;
    let gap = document.word(start).gap;
    if gap.any(Gap::PARAGRAPH) || start != found.end {
        return false;
    }
    let stopped = Gap::COMMA.or(Gap::TERMINAL).or(Gap::DASH).or(Gap::COLON).or(Gap::SEMICOLON);
    // `“A,” he said, but “b.”`
    let conjunction = document.before(start).is(CONJUNCTION) && document.before(start).gap.any(Gap::COMMA);
    let closes = document.word(second.words.end).gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH).or(Gap::COMMA));
    // `“A,” he said, adding, “B.”` are two; `“A,” he said, pointing to the map. “B.”` are one
    let introduced = gap.any(Gap::COMMA.or(Gap::COLON));
    // `“A,” he said, a day after Noor had said, “B.”`
    let own = |group: &Group| group.voice == Voice::Active && group.words.end == start && !found.has_cue(group);
    let cue_between = introduced
        && (region_end..start)
            .filter_map(|at| verb::group(document, at))
            .any(|group| group.voice == Voice::Participle || own(&group));
    (gap.any(stopped) || conjunction)
        && closes
        && !cue_between
        && (is_speech(document, second) || conjunction || gap.any(Gap::COMMA.or(Gap::DASH)))
        && attribution_after(document, second, third).is_none()
}
