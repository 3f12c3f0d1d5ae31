//! The word classes: one row a class, its words folded, sorted and unique.

use super::tags::*;

/// Each class with its words. A word may stand in several rows.
pub(super) const CLASSES: &[(Tags, &str)] = &[
    (
        DETERMINER,
        "a all an another any both each either every few many more most much neither no one several some such that \
         the these this those two various",
    ),
    (POSSESSIVE, "her his its my our their whose your"),
    (PRONOUN, "he i it she they we who you"),
    (OBJECT_PRONOUN, "her herself him himself it itself me them themselves us you"),
    (BE, "'m 're are aren't be been being is isn't was wasn't were weren't"),
    (HAVE, "'ve had hadn't has hasn't have haven't having"),
    (DO, "did didn't do does doesn't don't"),
    (
        MODAL,
        "'d 'll can can't cannot could couldn't may might must ought shall should shouldn't will won't would \
         wouldn't",
    ),
    (
        NEGATION,
        "aren't can't cannot couldn't didn't doesn't don't hadn't hasn't haven't isn't neither never nor not \
         shouldn't wasn't weren't won't wouldn't",
    ),
    (
        PREPOSITION,
        "about above across after against ahead along amid among around as at before behind below beneath beside \
         besides between beyond by concerning despite down during except for from in including inside into like near of off \
         on onto opposite outside over past per regarding since than through throughout to toward towards under \
         underneath until up upon via with within without",
    ),
    (CONJUNCTION, "and but nor or yet"),
    (
        SUBORDINATOR,
        "after although as because before if once since so than that though unless until when whenever where \
         whereas whether while",
    ),
    (RELATIVE, "that where which who whom whose"),
    (
        ADVERB,
        "again ago ahead almost already also always apparently away back clearly consistently earlier even ever \
         explicitly famously far first flatly frankly frequently further here however immediately indeed initially \
         instead just largely last lately later long maybe merely more most never newly next not now often once \
         only openly otherwise perhaps personally previously privately probably publicly quickly quietly quite \
         rather recently repeatedly reportedly routinely separately sharply simply since soon specifically still \
         strongly subsequently swiftly then there therefore though thus together too twice ultimately usually very \
         well widely yet",
    ),
    (
        NUMBER_WORD,
        "billion billions dozen dozens eight eighteen eighty eleven fifteen fifty five forty four half hundred \
         hundreds million millions nine ninety one scores seven seventy six sixteen sixty ten thirteen thirty \
         thousand thousands three trillion twelve twenty two",
    ),
    (
        MONTH,
        "apr april aug august dec december feb february jan january jul july jun june mar march may nov november \
         oct october sep sept september",
    ),
    (WEEKDAY, "friday monday saturday sunday thursday tuesday wednesday"),
    (
        TIME,
        "afternoon afternoons afterwards day days decade decades evening hour hours midnight minute minutes month \
         months morning night noon season today tomorrow tonight week weekend weeks year years yesterday",
    ),
    (
        TITLE,
        "adm ambassador archbishop ayatollah baroness bishop brig capt captain cardinal chairman chancellor cmdr \
         col colonel commander commissioner congressman congresswoman corporal councillor councilman councilor \
         count countess cpl dame deputy detective dr emir emperor father fr gen general gov governor hon imam \
         inspector judge justice king lady lieutenant lord lt maj major marshal mayor minister miss mr mrs ms \
         mullah officer pastor pope premier president prince princess prof professor queen rabbi rep \
         representative rev reverend saint sec secretary sen senator sgt sheik sheikh sheriff sir sister speaker \
         sultan supt treasurer",
    ),
    (
        OFFICE,
        "ambassador archbishop bishop captain chairman chairwoman chancellor chief colonel commander commissioner \
         congressman congresswoman coordinator councillor counsel delegate deputy director emir founder general \
         governor head inspector judge justice king leader manager marshal mayor minister negotiator officer owner \
         pastor premier president prime prince principal professor prosecutor queen rabbi representative secretary \
         senator sheriff speaker sultan superintendent treasurer undersecretary vice",
    ),
    (
        ROLE,
        "activist administrator adviser advisor advocate agent aide ally analyst applicant arbiter assistant \
         associate attendee attorney author banker bystander campaigner candidate caretaker clerk coach colleague \
         columnist commander commentator consultant coordinator correspondent counselor customer defector delegate \
         demonstrator deputy detainee diplomat director doctor driver economist editor employee engineer envoy \
         executive expert farmer father fighter firefighter fisherman friend guard historian homeowner informant \
         insider inspector insurgent interpreter investigator investor journalist lawmaker lawyer leader lecturer \
         legislator lobbyist man manager mediator member merchant militant minister mother negotiator neighbor \
         neighbour nurse observer officer official onlooker operative organiser organizer owner parent participant \
         passenger patient pilot policeman politician priest professor prosecutor protester receptionist relative \
         reporter representative rescuer researcher resident responder scholar scientist shopkeeper soldier \
         spokesman spokesperson spokeswoman staffer strategist student supervisor surgeon survivor teacher \
         technician tourist trader trainer tribesman villager volunteer voter witness woman worker writer",
    ),
    (
        ROLE_PLURAL,
        "activists administrators advisers advisors advocates agents aides allies assistants associates attendees \
         attorneys authorities authors bankers bystanders campaigners candidates clerics colleagues commanders \
         commuters congressmen consultants correspondents customers defectors delegates demonstrators deputies \
         detectives diplomats directors doctors drivers editors elders employees engineers envoys executives \
         families farmers fighters firefighters fishermen friends guards insiders inspectors insurgents \
         investigators investors journalists lawmakers lawyers leaders legislators lobbyists locals managers \
         mediators medics members men merchants militants ministers monitors negotiators neighbors neighbours \
         nurses observers officers officials onlookers operatives organisers organizers owners parents \
         participants passengers patients pilots policemen politicians prosecutors protesters rebels relatives \
         reporters representatives rescuers researchers residents responders scientists senators shopkeepers \
         soldiers spokesmen staffers strategists students survivors teachers tourists traders tribesmen troops \
         villagers volunteers voters witnesses women workers",
    ),
    (
        VAGUE_ROLE,
        "academics advocates analysts backers campaigners commentators conservatives critics democrats detractors \
         economists environmentalists experts fans feminists historians insiders liberals observers opponents \
         others pollsters progressives proponents pundits republicans researchers sceptics scholars scientists \
         skeptics supporters theorists",
    ),
    (BARE_SOURCE, "individual individuals people person persons source sources"),
    (
        ORGANIZATION_HEAD,
        "academy administration agency alliance army association authority bank board brigade bureau cabinet \
         campaign center centre chamber church club coalition college command commission committee company \
         congress consortium corporation corps council court department directorate embassy federation force \
         forces foundation front fund government guard hospital house institute institution league legislature \
         library ministry mission movement museum network office orchestra organisation organization parliament \
         party police regiment school senate service society squad station syndicate team times tribunal trust \
         union university",
    ),
    (
        ORGANIZATION_TAIL,
        "airlines airways bancorp bros co company corp corporation group holdings inc industries llc llp ltd \
         partners plc post press records sons times tribune",
    ),
    (
        PLACE_HEAD,
        "airport archipelago area avenue basin bay beach borough boulevard bridge canal cape city coast county creek delta \
         desert district forest governorate gulf harbor harbour heights highway hill hills island islands isle isles lake lane \
         mountain mountains municipality neighborhood neighbourhood ocean parish park peak peninsula plateau port \
         prefecture province range region river road sea sound square state strait street suburb territory town \
         township tract valley village",
    ),
    (
        DIRECTION,
        "central downtown east eastern inner lower mid middle north northeast northeastern northern northwest \
         northwestern outer rural south southeast southeastern southern southwest southwestern upper west western",
    ),
    (
        MEDIA,
        "broadcaster broadcasters channel daily magazine media network newspaper newspapers newswire outlet \
         outlets paper papers press radio report reports television tv website weekly",
    ),
    (
        DOCUMENT,
        "account accounts affidavit analysis article audit book brief complaint data document documents email \
         emails estimate estimates figures filing filings forecast indictment investigation lawsuit leaflet letter \
         letters memo note notice paper papers petition poll polls post record records report review ruling \
         statement statistics studies study survey surveys testimony text transcript tweet video warrant",
    ),
    (
        ABBREVIATION,
        "adm al ala apr ariz ark aug ave bldg blvd brig bros calif capt cmdr co col colo conn corp cpl dec del \
         dept det dr est etc feb fig fla fr ft ga gen gov hon ill inc ind jan jr kan ky la lt ltd maj mass md \
         messrs mich minn miss mo mont mr mrs ms mt neb nev nov oct okla op ore pa pfc prof pvt rep reps rev sec \
         sen sens sep sept sgt sr st ste supt tenn univ va viz vol vs vt wash wis wyo",
    ),
    (RANK, "chief deputy former junior lead leading minor principal retired senior top veteran"),
    (THAT, "that"),
    (TO, "to"),
    (OF, "of"),
    (BY, "by"),
    (ACCORDING, "according"),
    (MASCULINE, "he him himself his"),
    (FEMININE, "her hers herself she"),
    (QUESTION_WORD, "how if what when where whether which who why"),
    (PLURAL, "our ours their theirs them themselves they us we"),
    (SPEECH_PERSON, "i me my our us we you your"),
    (VIEW, "estimation eyes judgement judgment opinion telling view words"),
    (LOCATIVE, "across around from in inside into near outside throughout"),
    (VERB_PARTICLE, "about against at for in of on out"),
    (ADVERBIAL, "after at before during in of on through to via"),
    (INSIDE_PHRASE, "at for from in inside on with within"),
    (KNOWING, "briefed close familiar knowledge"),
    (QUANTIFIER, "all few many most no several some"),
    (
        PARTITIVE,
        "array bulk couple crowd dozens group handful host hundreds lot lots majority minority number pair percent \
         plurality score scores share slew thousands trio",
    ),
    (NAME_PARTICLE, "al bin da de del della der di dos du el ibn la le ten ul van von"),
    (CONTRAST, "although as though while"),
    (DEFINITE, "that the this"),
    (IDENTIFIED, "identified named quoted"),
    (
        MEDIUM,
        "address article audio blog book briefing broadcast call column communique conference debate editorial \
         email emails essay facebook hearing instagram interview interviews letter letters livestream memo message \
         messages newsletter note oped paper phone podcast post posts radio release report speech statement \
         statements telegram telephone television testimony text tv tweet tweets twitter video whatsapp youtube",
    ),
    (
        OUTLET,
        "abc afp ap bbc bloomberg bulletin cbs chronicle cnn courier daily dawn echo enquirer examiner express fox \
         gazette globe guardian herald independent inquirer jazeera journal mail mirror msnbc nbc news npr \
         observer pbs politico post press record register reuters review sentinel sky standard star sun telegraph \
         times today tribune upi week weekly",
    ),
    (STANDS_ALONE, "all another both each few many most neither one several some that these those"),
    (CITED, "cited described heard overheard quoted reported"),
    (SECOND_HAND, "allegedly apparently purportedly reportedly supposedly"),
    (OPENS_PARTICIPLE, "after before by since upon when while without"),
];
