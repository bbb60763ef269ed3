#pragma once

// ACM's rows: certificates, their tags, account settings.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::acm {

struct CertificateRow {
  std::string account, region, id;
  std::string domain;
  std::vector<std::string> names;  // The domain first.
  std::string status = "PENDING_VALIDATION";
  std::string type = "AMAZON_ISSUED";
  std::string validation_method = "DNS";
  std::vector<std::string> validation_domains;  // Beside `names`: where mail goes.
  std::vector<std::string> validated;           // The names whose validation succeeded.
  bool options_shown = false;                   // The records to make are told after a moment.
  std::string key_algorithm = "RSA_2048";       // As a request has it.
  std::string transparency = "ENABLED";
  std::string exportable = "DISABLED";
  bool exported = false;
  std::string failure_reason;
  std::string revocation_reason;
  Instant created_at, issued_at, imported_at, not_before, not_after, revoked_at;
  int64_t generation = 0;  // Counts issues; with the id it makes key and serial number.
  // Of the renewal under way or the last one; empty where none ever was.
  std::string renewal_status;
  Instant renewal_updated_at;
  std::string idempotency_token;
  int64_t idempotency_print = 0;
  std::vector<std::string> in_use_by;
  // Of an imported one: PEM texts, and what was read from them.
  std::string certificate_pem, chain_pem, key_pem;
  std::string subject, issuer, signature_algorithm;
  std::string serial;
};

// The world's certificate authority.
struct AuthorityRow {
  std::string name;
  std::string certificate_pem, key_pem;
};

struct TagRow {
  std::string account, region, id, key;
  std::string value;
};

struct AccountRow {
  std::string account, region;
  int64_t days_before_expiry = 45;
  std::string idempotency_token;
};

}  // namespace wt::acm

template <>
struct wt::Schema<wt::acm::CertificateRow> {
  using Row = wt::acm::CertificateRow;
  static constexpr std::string_view kTable = "acm_certificate";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"domain", &Row::domain},
      Column{"names", &Row::names},
      Column{"status", &Row::status},
      Column{"type", &Row::type},
      Column{"validation_method", &Row::validation_method},
      Column{"validation_domains", &Row::validation_domains},
      Column{"validated", &Row::validated},
      Column{"options_shown", &Row::options_shown},
      Column{"key_algorithm", &Row::key_algorithm},
      Column{"transparency", &Row::transparency},
      Column{"exportable", &Row::exportable},
      Column{"exported", &Row::exported},
      Column{"failure_reason", &Row::failure_reason},
      Column{"revocation_reason", &Row::revocation_reason},
      Column{"created_at", &Row::created_at},
      Column{"issued_at", &Row::issued_at},
      Column{"imported_at", &Row::imported_at},
      Column{"not_before", &Row::not_before},
      Column{"not_after", &Row::not_after},
      Column{"revoked_at", &Row::revoked_at},
      Column{"generation", &Row::generation},
      Column{"renewal_status", &Row::renewal_status},
      Column{"renewal_updated_at", &Row::renewal_updated_at},
      Column{"idempotency_token", &Row::idempotency_token},
      Column{"idempotency_print", &Row::idempotency_print},
      Column{"in_use_by", &Row::in_use_by},
      Column{"certificate_pem", &Row::certificate_pem},
      Column{"chain_pem", &Row::chain_pem},
      Column{"key_pem", &Row::key_pem},
      Column{"serial", &Row::serial},
      Column{"subject", &Row::subject},
      Column{"issuer", &Row::issuer},
      Column{"signature_algorithm", &Row::signature_algorithm},
  };
  static constexpr auto kIndexes = Columns{Index{"by_status", &Row::status}};
};

template <>
struct wt::Schema<wt::acm::AuthorityRow> {
  using Row = wt::acm::AuthorityRow;
  static constexpr std::string_view kTable = "acm_authority";
  static constexpr auto kColumns = Columns{
      KeyColumn{"name", &Row::name},
      Column{"certificate_pem", &Row::certificate_pem},
      Column{"key_pem", &Row::key_pem},
  };
};

template <>
struct wt::Schema<wt::acm::TagRow> {
  using Row = wt::acm::TagRow;
  static constexpr std::string_view kTable = "acm_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},           KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct wt::Schema<wt::acm::AccountRow> {
  using Row = wt::acm::AccountRow;
  static constexpr std::string_view kTable = "acm_account";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      Column{"days_before_expiry", &Row::days_before_expiry},
      Column{"idempotency_token", &Row::idempotency_token},
  };
};
