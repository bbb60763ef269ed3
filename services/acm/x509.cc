#include "services/acm/x509.h"

#include <algorithm>
#include <ctime>
#include <memory>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "emulator/base/check.h"
#include "emulator/base/strings.h"
#include "services/acm/keys.h"

namespace wt::acm {
namespace {

using X509Handle = std::unique_ptr<X509, Freer<&X509_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freer<&GENERAL_NAMES_free>>;

std::string Text(BIO* memory) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  return {data, static_cast<size_t>(size)};
}

std::vector<X509Handle> ReadCertificates(std::string_view pem) {
  std::vector<X509Handle> out;
  const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  while (X509* one = PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr)) {
    out.emplace_back(one);
  }
  ERR_clear_error();
  return out;
}

std::string WritePem(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  WT_CHECK(PEM_write_bio_X509(memory.get(), certificate) == 1);
  return Text(memory.get());
}

std::string Hex(const unsigned char* bytes, size_t size) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (size_t i = 0; i < size; ++i) {
    if (i > 0) out.push_back(':');
    out.push_back(kHex[bytes[i] >> 4]);
    out.push_back(kHex[bytes[i] & 15]);
  }
  return out;
}

void SetSerial(X509* certificate, std::string_view serial) {
  std::string digits;
  std::copy_if(serial.begin(), serial.end(), std::back_inserter(digits),
               [](char c) { return c != ':'; });
  BIGNUM* number = nullptr;
  WT_CHECK(BN_hex2bn(&number, digits.c_str()) > 0);
  const Number held(number);
  WT_CHECK(BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr);
}

void SetTimes(X509* certificate, Instant from, Instant to) {
  WT_CHECK(ASN1_TIME_set(X509_getm_notBefore(certificate), from.micros / 1'000'000) != nullptr);
  WT_CHECK(ASN1_TIME_set(X509_getm_notAfter(certificate), to.micros / 1'000'000) != nullptr);
}

void AddName(X509_NAME* name, const char* field, const std::string& value) {
  WT_CHECK(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1,
                                      0) == 1);
}

void AddExtension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  WT_CHECK(extension != nullptr);
  WT_CHECK(X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

Instant ToInstant(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return Instant{static_cast<int64_t>(timegm(&parts)) * 1'000'000};
}

std::string OneLine(const X509_NAME* name) {
  const Memory memory(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(memory.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  return Text(memory.get());
}

std::string CommonName(const X509_NAME* name) {
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return "";
  const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
          static_cast<size_t>(ASN1_STRING_length(value))};
}

std::vector<std::string> DnsNames(X509* certificate) {
  std::vector<std::string> out;
  const Names names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type != GEN_DNS) continue;
    out.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)),
                     static_cast<size_t>(ASN1_STRING_length(name->d.dNSName)));
  }
  return out;
}

std::string SignatureOf(const X509* certificate) {
  switch (X509_get_signature_nid(certificate)) {
    case NID_sha1WithRSAEncryption:
      return "SHA1WITHRSA";
    case NID_sha256WithRSAEncryption:
      return "SHA256WITHRSA";
    case NID_sha384WithRSAEncryption:
      return "SHA384WITHRSA";
    case NID_sha512WithRSAEncryption:
      return "SHA512WITHRSA";
    case NID_ecdsa_with_SHA256:
      return "SHA256WITHECDSA";
    case NID_ecdsa_with_SHA384:
      return "SHA384WITHECDSA";
    case NID_ecdsa_with_SHA512:
      return "SHA512WITHECDSA";
    default:
      return OBJ_nid2sn(X509_get_signature_nid(certificate));
  }
}

}  // namespace

std::string MakeSerial(std::string_view seed) {
  ByteStream bytes(StrCat("serial/", seed));
  std::string serial = bytes.Take(16);
  serial[0] = static_cast<char>((serial[0] & 0x7f) | 1);  // Positive, and of full length.
  return Hex(reinterpret_cast<const unsigned char*>(serial.data()), serial.size());
}

Authority MakeAuthority(std::string_view seed, Instant from) {
  const Key key = DeriveKey(StrCat("authority/", seed), "RSA_2048");
  const X509Handle certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  SetSerial(certificate.get(), MakeSerial(StrCat("authority/", seed)));
  SetTimes(certificate.get(), from, from + Days(25 * 365));
  X509_NAME* name = X509_get_subject_name(certificate.get());
  AddName(name, "O", "Windtunnel");
  AddName(name, "CN", "Windtunnel Local Root CA");
  X509_set_issuer_name(certificate.get(), name);
  X509_set_pubkey(certificate.get(), key.get());
  AddExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  AddExtension(certificate.get(), certificate.get(), NID_key_usage,
               "critical,keyCertSign,cRLSign,digitalSignature");
  AddExtension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
  // RSA's signatures of this kind have no chance in them, so the bytes repeat.
  WT_CHECK(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);
  return {WritePem(certificate.get()), WriteKey(key.get())};
}

std::string IssueCertificate(const Authority& authority, const Leaf& leaf,
                             std::string_view key_pem) {
  const std::vector<X509Handle> issuers = ReadCertificates(authority.certificate_pem);
  const Key signer = ReadKey(authority.key_pem);
  const Key key = ReadKey(key_pem);
  WT_CHECK(!issuers.empty() && signer && key);
  X509* issuer = issuers.front().get();
  const X509Handle certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  SetSerial(certificate.get(), leaf.serial);
  SetTimes(certificate.get(), leaf.not_before, leaf.not_after);
  // A common name holds 64 bytes; longer names stand among the alternative ones only.
  if (leaf.names.front().size() <= 64) {
    AddName(X509_get_subject_name(certificate.get()), "CN", leaf.names.front());
  }
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  X509_set_pubkey(certificate.get(), key.get());
  std::string names;
  for (const std::string& name : leaf.names)
    StrAppend(names, names.empty() ? "" : ",", "DNS:", name);
  AddExtension(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
  AddExtension(certificate.get(), issuer, NID_key_usage,
               "critical,digitalSignature,keyEncipherment");
  AddExtension(certificate.get(), issuer, NID_ext_key_usage, "serverAuth,clientAuth");
  AddExtension(certificate.get(), issuer, NID_subject_alt_name, names);
  AddExtension(certificate.get(), issuer, NID_subject_key_identifier, "hash");
  AddExtension(certificate.get(), issuer, NID_authority_key_identifier, "keyid");
  WT_CHECK(X509_sign(certificate.get(), signer.get(), EVP_sha256()) > 0);
  return WritePem(certificate.get());
}

std::optional<Parsed> ParseCertificate(std::string_view pem) {
  const std::vector<X509Handle> certificates = ReadCertificates(pem);
  if (certificates.empty()) return std::nullopt;
  X509* certificate = certificates.front().get();
  Parsed out;
  out.common_name = CommonName(X509_get_subject_name(certificate));
  out.names = DnsNames(certificate);
  if (!out.common_name.empty()) {
    std::erase(out.names, out.common_name);
    out.names.insert(out.names.begin(), out.common_name);
  }
  BIGNUM* number = ASN1_INTEGER_to_BN(X509_get_serialNumber(certificate), nullptr);
  const Number held(number);
  std::string serial(static_cast<size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(serial.data()));
  out.serial = Hex(reinterpret_cast<const unsigned char*>(serial.data()), serial.size());
  out.subject = OneLine(X509_get_subject_name(certificate));
  const std::string issuer = CommonName(X509_get_issuer_name(certificate));
  out.issuer = issuer.empty() ? OneLine(X509_get_issuer_name(certificate)) : issuer;
  out.key_algorithm = AlgorithmOf(X509_get0_pubkey(certificate));
  out.signature_algorithm = SignatureOf(certificate);
  out.not_before = ToInstant(X509_get0_notBefore(certificate));
  out.not_after = ToInstant(X509_get0_notAfter(certificate));
  return out;
}

size_t CountCertificates(std::string_view pem) { return ReadCertificates(pem).size(); }

bool KeyMatches(std::string_view certificate_pem, std::string_view key_pem) {
  const std::vector<X509Handle> certificates = ReadCertificates(certificate_pem);
  const Key key = ReadKey(key_pem);
  if (certificates.empty() || !key) return false;
  const bool same = X509_check_private_key(certificates.front().get(), key.get()) == 1;
  ERR_clear_error();
  return same;
}

bool ChainHolds(std::string_view certificate_pem, std::string_view chain_pem) {
  std::vector<X509Handle> chain = ReadCertificates(certificate_pem);
  for (X509Handle& one : ReadCertificates(chain_pem)) chain.push_back(std::move(one));
  if (chain.empty()) return false;
  bool holds = true;
  for (size_t i = 0; i + 1 < chain.size(); ++i) {
    holds = holds && X509_verify(chain[i].get(), X509_get0_pubkey(chain[i + 1].get())) == 1;
  }
  if (chain.size() == 1) {
    holds = X509_verify(chain[0].get(), X509_get0_pubkey(chain[0].get())) == 1;
  }
  ERR_clear_error();
  return holds;
}

}  // namespace wt::acm
