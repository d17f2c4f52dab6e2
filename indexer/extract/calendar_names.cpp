// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/calendar_names.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "indexer/extract/words.h"
#include "indexer/schema/folding.h"

namespace dateline::extract {
namespace {

constexpr std::size_t kShortestMonth = 3;
constexpr std::size_t kShortestWeekday = 2;

using YearOfNames = std::array<std::string_view, 12>;

// One row a language and case. Croatian is left out: its "listopad" is October, the Czech and the
// Polish one November.
constexpr auto kMonthNames = std::to_array<YearOfNames>({
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december"},
    {"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "dezember"},
    {"jänner", "feber", "maerz", "apr", "mai", "juni", "juli", "aug", "sept", "okt", "nov", "dez"},
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
     "octobre", "novembre", "décembre"},
    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
     "octubre", "noviembre", "diciembre"},
    {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
     "ottobre", "novembre", "dicembre"},
    {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
     "outubro", "novembro", "dezembro"},
    {"gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre",
     "novembre", "desembre"},
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
     "oktober", "november", "december"},
    {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
    {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
     "oktober", "november", "december"},
    {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
     "november", "december"},
    {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
     "november", "desember"},
    {"tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu", "elokuu",
     "syyskuu", "lokakuu", "marraskuu", "joulukuu"},
    {"tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta",
     "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"},
    {"styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień", "wrzesień",
     "październik", "listopad", "grudzień"},
    {"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
     "października", "listopada", "grudnia"},
    {"leden", "únor", "březen", "duben", "květen", "červen", "červenec", "srpen", "září", "říjen",
     "listopad", "prosinec"},
    {"ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října",
     "listopadu", "prosince"},
    {"január", "február", "marec", "apríl", "máj", "jún", "júl", "august", "september", "október",
     "november", "december"},
    {"januára", "februára", "marca", "apríla", "mája", "júna", "júla", "augusta", "septembra",
     "októbra", "novembra", "decembra"},
    {"január", "február", "március", "április", "május", "június", "július", "augusztus",
     "szeptember", "október", "november", "december"},
    {"ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
     "octombrie", "noiembrie", "decembrie"},
    {"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim",
     "kasım", "aralık"},
    {"januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar",
     "novembar", "decembar"},
    {"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
     "oktober", "november", "desember"},
    {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
     "ноябрь", "декабрь"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
    {"січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",
     "вересень", "жовтень", "листопад", "грудень"},
    {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
     "жовтня", "листопада", "грудня"},
    {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври",
     "ноември", "декември"},
    {"ιανουάριος", "φεβρουάριος", "μάρτιος", "απρίλιος", "μάιος", "ιούνιος", "ιούλιος", "αύγουστος",
     "σεπτέμβριος", "οκτώβριος", "νοέμβριος", "δεκέμβριος"},
    {"ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου", "αυγούστου",
     "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου"},
});

// Openings that names of several months share, where usage has decided for one of them.
constexpr std::array<std::pair<std::string_view, int>, 5> kDecidedOpenings = {
    {{"mar", 3}, {"jun", 6}, {"jul", 7}, {"июн", 6}, {"июл", 7}}};

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"monday",      "tuesday",   "wednesday",    "thursday",    "friday",    "saturday",
     "sunday",      "thurs",     "montag",       "dienstag",    "mittwoch",  "donnerstag",
     "freitag",     "samstag",   "sonnabend",    "sonntag",     "lundi",     "mardi",
     "mercredi",    "jeudi",     "vendredi",     "samedi",      "dimanche",  "lunes",
     "martes",      "miércoles", "jueves",       "viernes",     "sábado",    "domingo",
     "lunedì",      "martedì",   "mercoledì",    "giovedì",     "venerdì",   "sabato",
     "domenica",    "segunda",   "terça",        "quarta",      "quinta",    "sexta",
     "feira",       "maandag",   "dinsdag",      "woensdag",    "donderdag", "vrijdag",
     "zaterdag",    "zondag",    "måndag",       "tisdag",      "onsdag",    "torsdag",
     "fredag",      "lördag",    "söndag",       "mandag",      "tirsdag",   "lørdag",
     "søndag",      "maanantai", "tiistai",      "keskiviikko", "torstai",   "perjantai",
     "lauantai",    "sunnuntai", "poniedziałek", "wtorek",      "środa",     "czwartek",
     "piątek",      "sobota",    "niedziela",    "pondělí",     "úterý",     "středa",
     "čtvrtek",     "pátek",     "neděle",       "hétfő",       "kedd",      "szerda",
     "csütörtök",   "péntek",    "szombat",      "vasárnap",    "luni",      "marți",
     "miercuri",    "joi",       "vineri",       "sâmbătă",     "duminică",  "pazartesi",
     "salı",        "çarşamba",  "perşembe",     "cuma",        "cumartesi", "pazar",
     "понедельник", "вторник",   "среда",        "четверг",     "пятница",   "суббота",
     "воскресенье", "понеділок", "вівторок",     "середа",      "четвер",    "п'ятниця",
     "субота",      "неділя",    "δευτέρα",      "τρίτη",       "τετάρτη",   "πέμπτη",
     "παρασκευή",   "σάββατο",   "κυριακή"});

constexpr std::array<std::pair<std::string_view, bool>, 10> kHalvesOfDay = {{{"am", false},
                                                                             {"pm", true},
                                                                             {"πμ", false},
                                                                             {"μμ", true},
                                                                             {"午前", false},
                                                                             {"午後", true},
                                                                             {"上午", false},
                                                                             {"下午", true},
                                                                             {"오전", false},
                                                                             {"오후", true}}};

struct ZoneRow {
  std::string_view name;
  NamedZone zone;
};

constexpr NamedZone minutes_east(std::int64_t minutes) {
  return {.offset = minutes * 60, .region = {}};
}

constexpr NamedZone of_region(std::string_view region) {
  return {.offset = {}, .region = region};
}

constexpr std::array kZones = {
    ZoneRow{"utc", minutes_east(0)},
    ZoneRow{"gmt", minutes_east(0)},
    ZoneRow{"z", minutes_east(0)},
    ZoneRow{"est", minutes_east(-300)},
    ZoneRow{"edt", minutes_east(-240)},
    ZoneRow{"cdt", minutes_east(-300)},
    ZoneRow{"mst", minutes_east(-420)},
    ZoneRow{"mdt", minutes_east(-360)},
    ZoneRow{"pst", minutes_east(-480)},
    ZoneRow{"pdt", minutes_east(-420)},
    ZoneRow{"bst", minutes_east(60)},
    ZoneRow{"wet", minutes_east(0)},
    ZoneRow{"west", minutes_east(60)},
    ZoneRow{"cet", minutes_east(60)},
    ZoneRow{"cest", minutes_east(120)},
    ZoneRow{"mez", minutes_east(60)},
    ZoneRow{"mesz", minutes_east(120)},
    ZoneRow{"eet", minutes_east(120)},
    ZoneRow{"eest", minutes_east(180)},
    ZoneRow{"msk", minutes_east(180)},
    ZoneRow{"мск", minutes_east(180)},
    ZoneRow{"jst", minutes_east(540)},
    ZoneRow{"kst", minutes_east(540)},
    ZoneRow{"hkt", minutes_east(480)},
    ZoneRow{"sgt", minutes_east(480)},
    ZoneRow{"aest", minutes_east(600)},
    ZoneRow{"aedt", minutes_east(660)},
    ZoneRow{"nzst", minutes_east(720)},
    ZoneRow{"nzdt", minutes_east(780)},
    ZoneRow{"pkt", minutes_east(300)},
    ZoneRow{"et", of_region("America/New_York")},
    ZoneRow{"ct", of_region("America/Chicago")},
    ZoneRow{"mt", of_region("America/Denver")},
    ZoneRow{"pt", of_region("America/Los_Angeles")},
    ZoneRow{"ist", {}},
    ZoneRow{"cst", {}},
    ZoneRow{"ast", {}},
};

constexpr auto kFillers = std::to_array<std::string_view>(
    {"at",       "on",   "the",     "of",      "first",    "last",   "date",    "time",
     "um",       "uhr",  "am",      "vom",     "den",      "der",    "datum",   "stand",
     "le",       "mis",  "mise",    "jour",    "à",        "du",     "date",    "el",
     "de",       "del",  "la",      "las",     "fecha",    "il",     "alle",    "ore",
     "em",       "às",   "do",      "dia",     "op",       "om",     "kl",      "klo",
     "dne",      "dnia", "godz",    "o",       "r",        "roku",   "data",    "g",
     "г",        "года", "в",       "р",       "року",     "о",      "στις",    "hrs",
     "hours",    "h",    "t",       "hs",      "released", "issued", "created", "zuletzt",
     "erstellt", "este", "ob",      "online",  "seit",     "ist",    "was",     "d",
     "дата",     "ora",  "artikel", "article", "story",    "page",   "this",    "content",
     "news"});

// Openings of folded words: "publica" is "publicado" and "publication", not "public".
constexpr auto kPublicationWords = std::to_array<std::string_view>(
    {"publish",        "publie",   "publica",     "publik",    "posted",   "veroffentlich",
     "veroeffentlich", "erschien", "pubbl",       "gepubl",    "opubl",    "dodan",
     "julkaistu",      "udgivet",  "zverej",      "vydan",     "megjelen", "yayin",
     "опубл",          "δημοσ",    "eingestellt", "submitted", "ecrit",    "verfasst"});

constexpr auto kUpdateWords = std::to_array<std::string_view>(
    {"updat",      "modifi",       "aktualis", "aktualiz", "geander",    "geaender",
     "actualis",   "actualiz",     "atualiz",  "aggiorn",  "bijgewerkt", "gewijzigd",
     "uppdat",     "oppdat",       "opdat",    "muokattu", "paivitetty", "frissit",
     "guncel",     "обнов",        "онов",     "ενημερ",   "edited",     "revised",
     "bearbeitet", "uberarbeitet", "reviewed", "changed",  "zmodyfik",   "zmenen"});

using NamesOfMonths = std::vector<std::pair<std::string, int>>;

NamesOfMonths sorted_months() {
  NamesOfMonths names;
  for (const YearOfNames& row : kMonthNames) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      names.emplace_back(fold_word(row[i]), static_cast<int>(i) + 1);
    }
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> sorted_words(std::span<const std::string_view> words) {
  std::vector<std::string> sorted;
  std::ranges::transform(words, std::back_inserter(sorted), fold_word);
  std::ranges::sort(sorted);
  return sorted;
}

bool has_opening(std::string_view text, std::span<const std::string_view> openings) {
  const std::string folded = fold_word(text);
  const std::vector<std::string_view> words = split(folded, " \t\n.,:;()|-/");
  return std::ranges::any_of(words, [openings](std::string_view word) {
    return std::ranges::any_of(
        openings, [word](std::string_view opening) { return word.starts_with(opening); });
  });
}

}  // namespace

std::string fold_word(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    schema::append_folded(schema::next_code_point(word, at), folded);
  }
  return folded;
}

std::optional<int> month_named(std::string_view word) {
  static const NamesOfMonths names = sorted_months();
  const auto decided =
      std::ranges::find(kDecidedOpenings, word, &std::pair<std::string_view, int>::first);
  if (decided != kDecidedOpenings.end()) {
    return decided->second;
  }
  const auto first = std::ranges::lower_bound(names, word, {}, &NamesOfMonths::value_type::first);
  if (first == names.end() || !first->first.starts_with(word)) {
    return std::nullopt;
  }
  const bool whole = first->first == word;
  bool shared = word.size() < kShortestMonth;
  for (auto name = first; name != names.end() && name->first.starts_with(word); ++name) {
    shared = shared || name->second != first->second;
  }
  return whole || !shared ? std::optional(first->second) : std::nullopt;
}

bool is_weekday_name(std::string_view word) {
  static const std::vector<std::string> names = sorted_words(kWeekdays);
  const auto first = std::ranges::lower_bound(names, word);
  return word.size() >= kShortestWeekday && first != names.end() && first->starts_with(word);
}

std::optional<bool> names_afternoon(std::string_view word) {
  const auto found =
      std::ranges::find(kHalvesOfDay, word, &std::pair<std::string_view, bool>::first);
  return found == kHalvesOfDay.end() ? std::nullopt : std::optional(found->second);
}

std::optional<NamedZone> zone_named(std::string_view word) {
  const auto* found = std::ranges::find(kZones, word, &ZoneRow::name);
  return found == kZones.end() ? std::nullopt : std::optional(found->zone);
}

bool is_date_filler(std::string_view word) {
  static const std::vector<std::string> fillers = sorted_words(kFillers);
  return std::ranges::binary_search(fillers, word) || has_opening(word, kPublicationWords) ||
         has_opening(word, kUpdateWords);
}

bool announces_clock(std::string_view word) {
  return word == "kl" || word == "klo" || word == "godz" || word == "ore" || word == "hod";
}

bool names_update(std::string_view text) {
  return has_opening(text, kUpdateWords) || fold_word(text).find("a jour") != std::string::npos;
}

bool names_publication(std::string_view text) {
  return has_opening(text, kPublicationWords);
}

}  // namespace dateline::extract
