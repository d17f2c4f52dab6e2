// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/exchanges.h"

#include <algorithm>
#include <array>

#include "indexer/extract/words.h"

namespace dateline::extract {
namespace {

constexpr auto kExchanges = std::to_array<std::string_view>({
    // America
    "NYSE",
    "NYSE American",
    "NYSE Arca",
    "NYSE MKT",
    "NYSEAMERICAN",
    "NYSEARCA",
    "NYSEMKT",
    "NASDAQ",
    "NASDAQ GS",
    "NASDAQ GM",
    "NASDAQ CM",
    "NasdaqGS",
    "NasdaqGM",
    "NasdaqCM",
    "AMEX",
    "OTC",
    "OTCQX",
    "OTCQB",
    "OTCBB",
    "OTCMKTS",
    "OTC Markets",
    "OTC Pink",
    "PINK",
    "CBOE",
    "BATS",
    "IEX",
    "TSX",
    "TSXV",
    "TSX-V",
    "TSX Venture",
    "CSE",
    "CNSX",
    "NEO",
    "BMV",
    "BVMF",
    "B3",
    "Bovespa",
    "BCBA",
    "BYMA",
    "SGO",
    "BVC",
    // Europe
    "LSE",
    "LON",
    "AIM",
    "LSE AIM",
    "Euronext",
    "Euronext Paris",
    "EPA",
    "AMS",
    "EBR",
    "ELI",
    "ENXTPA",
    "ETR",
    "FRA",
    "FWB",
    "Xetra",
    "SIX",
    "SWX",
    "VTX",
    "BIT",
    "BME",
    "MCE",
    "STO",
    "CPH",
    "HEL",
    "OSL",
    "OSE",
    "OMX",
    "WSE",
    "VIE",
    "ISE",
    "ATH",
    "BUD",
    "PRA",
    "MOEX",
    "MCX",
    "BIST",
    "Borsa Italiana",
    // Asia and the Pacific
    "TSE",
    "TYO",
    "HKEX",
    "HKG",
    "HKSE",
    "SEHK",
    "SSE",
    "SHA",
    "SZSE",
    "SHE",
    "ASX",
    "NZX",
    "NZE",
    "NSE",
    "BSE",
    "BOM",
    "SGX",
    "KRX",
    "KOSPI",
    "KOSDAQ",
    "TWSE",
    "TPE",
    "SET",
    "BKK",
    "IDX",
    // Africa and the Middle East
    "JSE",
    "TASE",
    "TLV",
    "Tadawul",
    "DFM",
    "ADX",
    "EGX",
    "NGX",
    "QSE",
    "Bursa",
});

constexpr auto kSuffixes = std::to_array<std::string_view>({
    "N",  "O",  "OQ", "K",  "P",  "PK", "OB", "TO", "V",  "CN", "MX", "SA", "BA", "L",  "PA", "DE",
    "F",  "MI", "MC", "AS", "BR", "LS", "SW", "VX", "S",  "ST", "CO", "HE", "OL", "VI", "WA", "IR",
    "ME", "T",  "HK", "SS", "SZ", "AX", "NZ", "NS", "BO", "SI", "KS", "TW", "JK", "J",
});

}  // namespace

bool is_exchange(std::string_view name) {
  return !name.empty() && std::ranges::any_of(kExchanges, [name](std::string_view known) {
    return equal_ignoring_case(known, name);
  });
}

bool is_exchange_suffix(std::string_view suffix) {
  return std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

}  // namespace dateline::extract
