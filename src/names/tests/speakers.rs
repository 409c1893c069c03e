use super::*;

#[test]
fn one_speaker_is_meant() {
    let gazetteer = gazetteer();
    for (words, speaker) in [
        ("President Kassym-Jomart Tokayev", "tokayev"),
        ("Kassym-Jomart Tokayev, president of Kazakhstan", "tokayev"),
        ("President of Kazakhstan Kassym-Jomart Tokayev", "tokayev"),
        ("according to Tokayev", "tokayev"),
        ("Tokayev's spokesman Berik Uali", "uali"),
        ("Berik Uali, Tokayev’s spokesman", "uali"),
        ("Berik Uali, spokesman of President Tokayev", "uali"),
        ("Tokayev spokesman Berik Uali", "uali"),
        ("CSTO Secretary General Stanislav Zas", "zas"),
        ("Stanislav Zas of the CSTO", "zas"),
        ("a spokesman for the Interior Ministry", "interior-ministry"),
        ("the Interior Ministry's spokesman", "interior-ministry"),
        ("Interior Ministry", "interior-ministry"),
        ("Касым-Жомарт Токаев", "tokayev"),
        ("пресс-секретарь Токаева Берик Уали", "uali"),
        ("Тоқаевтың баспасөз хатшысы Берік Уәли", "uali"),
        // Nobody whom the gazetteer knows, or more than one.
        ("Tokayev's spokesman", ""),
        ("an aide to Tokayev", ""),
        ("пресс-секретарь Токаева", ""),
        ("Karim Massimov and Berik Uali", ""),
        ("Karim Massimov, Berik Uali", ""),
        ("Interior Ministry, CSTO", ""),
        ("a resident of Almaty", ""),
        ("", ""),
    ] {
        let found = gazetteer.speaker(words);
        assert_eq!(
            found.as_ref().map_or("", ActorSlug::as_str),
            speaker,
            "in `{words}`"
        );
    }
}
