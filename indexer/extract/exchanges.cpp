// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/exchanges.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr auto kExchanges = std::to_array<Exchange>({
    // America
    {"NYSE", "US", "New York Stock Exchange|NYSE Euronext|The New York Stock Exchange", "N|K"},
    {"NYSE American", "US", "NYSE MKT|NYSEAMERICAN|NYSEMKT|AMEX|American Stock Exchange", ""},
    {"NYSE Arca", "US", "NYSEARCA|Arca", "P"},
    {"NASDAQ", "US",
     "NASDAQ GS|NASDAQ GM|NASDAQ CM|NasdaqGS|NasdaqGM|NasdaqCM|NASDAQ Stock Market|"
     "NASDAQ Global Select Market|NASDAQ Global Select|NASDAQ Global Market|"
     "NASDAQ Capital Market|NASDAQ National Market|NASD|The Nasdaq Stock Market",
     "O|OQ"},
    {"CBOE", "US", "BATS|Cboe BZX|BZX", ""},
    {"IEX", "US", "", ""},
    {"OTC", "US",
     "OTCQX|OTCQB|OTCBB|OTCMKTS|OTC Markets|OTC Pink|OTC Bulletin Board|OTC BB|OTC-BB|PINK|"
     "Pink Sheets|PINX",
     "PK|OB"},
    {"TSX", "CA", "Toronto Stock Exchange", "TO"},
    {"TSX-V", "CA", "TSXV|TSX Venture|TSX Venture Exchange|CVE", "V"},
    {"CSE", "CA", "CNSX|Canadian Securities Exchange", "CN"},
    {"NEO", "CA", "Cboe Canada", ""},
    {"BMV", "MX", "Bolsa Mexicana de Valores", "MX"},
    {"B3", "BR", "BVMF|Bovespa|BM&FBovespa", "SA"},
    {"BYMA", "AR", "BCBA", "BA"},
    {"SGO", "CL", "Santiago Stock Exchange", ""},
    {"BVC", "CO", "", ""},
    // Europe
    {"LSE", "GB", "LON|London Stock Exchange", "L"},
    {"AIM", "GB", "LSE AIM|AIM London", ""},
    {"Euronext", "EU", "", ""},
    {"Euronext Paris", "FR", "EPA|ENXTPA|Paris Stock Exchange", "PA"},
    {"Euronext Amsterdam", "NL", "AMS|ENXTAM", "AS"},
    {"Euronext Brussels", "BE", "EBR|ENXTBR", "BR"},
    {"Euronext Lisbon", "PT", "ELI|ENXTLS", "LS"},
    {"Euronext Dublin", "IE", "ISE|Irish Stock Exchange", "IR|I"},
    {"XETRA", "DE", "ETR|Deutsche Boerse|XTRA", "DE"},
    {"FWB", "DE", "FRA|Frankfurt Stock Exchange", "F"},
    {"SIX", "CH", "SWX|VTX|SIX Swiss Exchange|Swiss Exchange", "SW|VX|S"},
    {"Borsa Italiana", "IT", "BIT|Milan Stock Exchange", "MI"},
    {"BME", "ES", "MCE|Bolsa de Madrid", "MC"},
    {"Nasdaq Stockholm", "SE", "STO|OMX|OMX Stockholm", "ST"},
    {"Nasdaq Copenhagen", "DK", "CPH|OMX Copenhagen", "CO"},
    {"Nasdaq Helsinki", "FI", "HEL|OMX Helsinki", "HE"},
    {"Oslo Bors", "NO", "OSL|OSE|Oslo Stock Exchange", "OL"},
    {"WSE", "PL", "Warsaw Stock Exchange", "WA"},
    {"VIE", "AT", "Wiener Boerse", "VI"},
    {"ATH", "GR", "Athens Stock Exchange", "AT"},
    {"BUD", "HU", "Budapest Stock Exchange", ""},
    {"PRA", "CZ", "Prague Stock Exchange", ""},
    {"MOEX", "RU", "MCX|Moscow Exchange", "ME|MM"},
    {"BIST", "TR", "Borsa Istanbul", "IS"},
    // Asia and the Pacific
    {"TSE", "JP", "TYO|Tokyo Stock Exchange", "T"},
    {"HKEX", "HK", "HKG|HKSE|SEHK|Hong Kong Stock Exchange", "HK"},
    {"SSE", "CN", "SHA|Shanghai Stock Exchange", "SS"},
    {"SZSE", "CN", "SHE|Shenzhen Stock Exchange", "SZ"},
    {"ASX", "AU", "Australian Securities Exchange", "AX"},
    {"NZX", "NZ", "NZE", "NZ"},
    {"NSE", "IN", "National Stock Exchange of India", "NS"},
    {"BSE", "IN", "BOM|Bombay Stock Exchange", "BO"},
    {"SGX", "SG", "Singapore Exchange", "SI"},
    {"KRX", "KR", "KOSPI|Korea Exchange|KRX KOSPI", "KS"},
    {"KOSDAQ", "KR", "", "KQ"},
    {"TWSE", "TW", "TPE|Taiwan Stock Exchange", "TW"},
    {"SET", "TH", "BKK", "BK"},
    {"IDX", "ID", "Indonesia Stock Exchange", "JK"},
    // Africa and the Middle East
    {"JSE", "ZA", "Johannesburg Stock Exchange", "J"},
    {"TASE", "IL", "TLV|Tel Aviv Stock Exchange", "TA"},
    {"Tadawul", "SA", "Saudi Exchange", "SE"},
    {"DFM", "AE", "Dubai Financial Market", "DU"},
    {"ADX", "AE", "", "AD"},
    {"EGX", "EG", "", ""},
    {"NGX", "NG", "", ""},
    {"QSE", "QA", "Qatar Stock Exchange", "QA"},
    {"Bursa", "MY", "Bursa Malaysia", "KL"},
});

using ByName = std::unordered_map<std::string, const Exchange*>;

/// Enters the words between the bars of @p list.
void enter(std::string_view list, const Exchange& exchange, ByName& names) {
  for (const std::string_view name : split(list, "|")) {
    names.emplace(to_lower(name), &exchange);
  }
}

const Exchange* find_in(const ByName& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? nullptr : found->second;
}

}  // namespace

const Exchange* find_exchange(std::string_view name) {
  static const ByName by_name = [] {
    ByName names;
    for (const Exchange& exchange : kExchanges) {
      enter(exchange.code, exchange, names);
      enter(exchange.names, exchange, names);
    }
    return names;
  }();
  return find_in(by_name, to_lower(name));
}

const Exchange* find_exchange_suffix(std::string_view suffix) {
  static const ByName by_suffix = [] {
    ByName suffixes;
    for (const Exchange& exchange : kExchanges) {
      enter(exchange.suffixes, exchange, suffixes);
    }
    return suffixes;
  }();
  const bool capital = std::ranges::none_of(suffix, is_lower);
  return capital ? find_in(by_suffix, to_lower(suffix)) : nullptr;
}

}  // namespace dateline::extract
