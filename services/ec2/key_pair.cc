#include "services/ec2/key_pair.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include "emulator/base/check.h"
#include "emulator/base/encoding.h"
#include "services/ec2/errors.h"

namespace wt::ec2 {
namespace {

template <auto kFree>
struct Freer {
  template <class T>
  void operator()(T* held) const {
    kFree(held);
  }
};
using Number = std::unique_ptr<BIGNUM, Freer<&BN_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Freer<&EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Freer<&BIO_free_all>>;

std::string Colons(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    if (!out.empty()) out.push_back(':');
    out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
  }
  return out;
}

std::string Digest(const EVP_MD* kind, std::string_view bytes) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  WT_CHECK(EVP_Digest(bytes.data(), bytes.size(), out, &size, kind, nullptr) == 1);
  return std::string(reinterpret_cast<char*>(out), size);
}

std::string PublicDer(EVP_PKEY* key) {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key, &der);
  WT_CHECK(size > 0);
  std::string out(reinterpret_cast<char*>(der), static_cast<size_t>(size));
  OPENSSL_free(der);
  return out;
}

// The private key in PKCS#8, which EC2's fingerprint of its own RSA keys is made from.
std::string PrivateDer(EVP_PKEY* key) {
  PKCS8_PRIV_KEY_INFO* info = EVP_PKEY2PKCS8(key);
  unsigned char* der = nullptr;
  const int size = i2d_PKCS8_PRIV_KEY_INFO(info, &der);
  WT_CHECK(size > 0);
  std::string out(reinterpret_cast<char*>(der), static_cast<size_t>(size));
  OPENSSL_free(der);
  PKCS8_PRIV_KEY_INFO_free(info);
  return out;
}

// --- OpenSSH's form ------------------------------------------------------------------------------

void AppendField(std::string& out, std::string_view bytes) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(bytes.size() >> shift & 0xff));
  }
  out.append(bytes);
}

bool TakeField(std::string_view& blob, std::string_view& field) {
  if (blob.size() < 4) return false;
  size_t size = 0;
  for (int i = 0; i < 4; ++i)
    size = size << 8 | static_cast<unsigned char>(blob[static_cast<size_t>(i)]);
  blob.remove_prefix(4);
  if (size > blob.size()) return false;
  field = blob.substr(0, size);
  blob.remove_prefix(size);
  return true;
}

// A positive number as SSH writes it: without leading zeros but for the sign.
std::string Mpint(const BIGNUM* number) {
  std::string bytes(static_cast<size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
  if (!bytes.empty() && (bytes[0] & 0x80) != 0) bytes.insert(bytes.begin(), '\0');
  return bytes;
}

std::string OpenSshOf(EVP_PKEY* key) {
  std::string blob;
  if (EVP_PKEY_id(key) == EVP_PKEY_ED25519) {
    unsigned char raw[32];
    size_t size = sizeof raw;
    WT_CHECK(EVP_PKEY_get_raw_public_key(key, raw, &size) == 1);
    AppendField(blob, "ssh-ed25519");
    AppendField(blob, std::string_view(reinterpret_cast<char*>(raw), size));
    return StrCat("ssh-ed25519 ", Base64Encode(blob));
  }
  BIGNUM* e = nullptr;
  BIGNUM* n = nullptr;
  WT_CHECK(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &e) == 1);
  WT_CHECK(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &n) == 1);
  const Number held_e(e), held_n(n);
  AppendField(blob, "ssh-rsa");
  AppendField(blob, Mpint(e));
  AppendField(blob, Mpint(n));
  return StrCat("ssh-rsa ", Base64Encode(blob));
}

KeyHandle RsaPublic(std::string_view e, std::string_view n) {
  const Number number_e(BN_bin2bn(reinterpret_cast<const unsigned char*>(e.data()),
                                  static_cast<int>(e.size()), nullptr));
  const Number number_n(BN_bin2bn(reinterpret_cast<const unsigned char*>(n.data()),
                                  static_cast<int>(n.size()), nullptr));
  std::unique_ptr<OSSL_PARAM_BLD, Freer<&OSSL_PARAM_BLD_free>> build(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, number_n.get());
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, number_e.get());
  std::unique_ptr<OSSL_PARAM, Freer<&OSSL_PARAM_free>> params(OSSL_PARAM_BLD_to_param(build.get()));
  std::unique_ptr<EVP_PKEY_CTX, Freer<&EVP_PKEY_CTX_free>> make(
      EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(make.get()) != 1 ||
      EVP_PKEY_fromdata(make.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return KeyHandle(key);
}

KeyHandle FromOpenSsh(std::string_view text) {
  const auto words = Split(text, ' ');
  if (words.size() < 2) return nullptr;
  const std::optional<std::string> bytes = Base64Decode(words[1]);
  if (!bytes) return nullptr;
  std::string_view blob = *bytes, type, first, second;
  if (!TakeField(blob, type) || type != words[0] || !TakeField(blob, first)) return nullptr;
  if (type == "ssh-ed25519" && first.size() == 32) {
    return KeyHandle(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(first.data()), 32));
  }
  if (type == "ssh-rsa" && TakeField(blob, second)) return RsaPublic(first, second);
  return nullptr;
}

KeyHandle FromPem(std::string_view text) {
  const Memory memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  return KeyHandle(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
}

// --- Making --------------------------------------------------------------------------------------

Number RandomPrime(sim::Rng& rng, int bits, const BIGNUM* e, BN_CTX* context) {
  while (true) {
    std::string bytes(static_cast<size_t>(bits / 8), '\0');
    for (size_t i = 0; i < bytes.size(); i += 8) {
      const uint64_t word = rng.Next();
      for (size_t j = 0; j < 8; ++j) bytes[i + j] = static_cast<char>(word >> (8 * j) & 0xff);
    }
    bytes.front() = static_cast<char>(bytes.front() | 0xc0);  // Two such make a full product.
    bytes.back() = static_cast<char>(bytes.back() | 1);
    Number candidate(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                               static_cast<int>(bytes.size()), nullptr));
    // Walking on from one start is as good here as a new draw each time, and saves draws.
    for (int step = 0; step < 2000; ++step, BN_add_word(candidate.get(), 2)) {
      if (BN_mod_word(candidate.get(), BN_get_word(e)) == 1) continue;
      if (BN_check_prime(candidate.get(), context, nullptr) == 1) return candidate;
    }
  }
}

KeyHandle MakeRsa(sim::Rng& rng) {
  std::unique_ptr<BN_CTX, Freer<&BN_CTX_free>> context(BN_CTX_new());
  const Number e(BN_new());
  BN_set_word(e.get(), 65537);
  Number p = RandomPrime(rng, 1024, e.get(), context.get());
  Number q = RandomPrime(rng, 1024, e.get(), context.get());
  if (BN_cmp(p.get(), q.get()) < 0) std::swap(p, q);
  const Number n(BN_new()), phi(BN_new()), p1(BN_dup(p.get())), q1(BN_dup(q.get()));
  BN_sub_word(p1.get(), 1);
  BN_sub_word(q1.get(), 1);
  BN_mul(n.get(), p.get(), q.get(), context.get());
  BN_mul(phi.get(), p1.get(), q1.get(), context.get());
  const Number d(BN_mod_inverse(nullptr, e.get(), phi.get(), context.get()));
  const Number dp(BN_new()), dq(BN_new());
  BN_mod(dp.get(), d.get(), p1.get(), context.get());
  BN_mod(dq.get(), d.get(), q1.get(), context.get());
  const Number qinv(BN_mod_inverse(nullptr, q.get(), p.get(), context.get()));

  std::unique_ptr<OSSL_PARAM_BLD, Freer<&OSSL_PARAM_BLD_free>> build(OSSL_PARAM_BLD_new());
  const std::pair<const char*, const BIGNUM*> parts[] = {
      {OSSL_PKEY_PARAM_RSA_N, n.get()},          {OSSL_PKEY_PARAM_RSA_E, e.get()},
      {OSSL_PKEY_PARAM_RSA_D, d.get()},          {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()},    {OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get()}, {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, qinv.get()}};
  for (const auto& [name, number] : parts) OSSL_PARAM_BLD_push_BN(build.get(), name, number);
  std::unique_ptr<OSSL_PARAM, Freer<&OSSL_PARAM_free>> params(OSSL_PARAM_BLD_to_param(build.get()));
  std::unique_ptr<EVP_PKEY_CTX, Freer<&EVP_PKEY_CTX_free>> make(
      EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  WT_CHECK(EVP_PKEY_fromdata_init(make.get()) == 1);
  WT_CHECK(EVP_PKEY_fromdata(make.get(), &key, EVP_PKEY_KEYPAIR, params.get()) == 1);
  return KeyHandle(key);
}

KeyHandle MakeEd25519(sim::Rng& rng) {
  unsigned char seed[32];
  for (int i = 0; i < 32; i += 8) {
    const uint64_t word = rng.Next();
    for (int j = 0; j < 8; ++j) seed[i + j] = static_cast<unsigned char>(word >> (8 * j) & 0xff);
  }
  return KeyHandle(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed, sizeof seed));
}

std::string PrivatePem(EVP_PKEY* key, bool traditional) {
  const Memory memory(BIO_new(BIO_s_mem()));
  if (traditional) {
    PEM_write_bio_PrivateKey_traditional(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  } else {
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  }
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

// SHA-256 of the SSH blob in base64, as OpenSSH shows it.
std::string Ed25519Fingerprint(const std::string& openssh) {
  const std::optional<std::string> blob = Base64Decode(Split(openssh, ' ')[1]);
  return Base64Encode(Digest(EVP_sha256(), *blob));
}

}  // namespace

Result<PublicKey> ReadPublicKey(std::string_view material) {
  // The parameter is a blob: base64 on the wire is gone already; some clients encode it once more.
  std::string text(material);
  if (!text.starts_with("ssh-") && !text.starts_with("-----")) {
    if (const auto decoded = Base64Decode(text)) text = *decoded;
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  KeyHandle key = text.starts_with("-----") ? FromPem(text) : FromOpenSsh(text);
  const int kind = key ? EVP_PKEY_id(key.get()) : 0;
  if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_ED25519) {
    return error::Of("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
  }
  PublicKey out;
  out.type = kind == EVP_PKEY_RSA ? "rsa" : "ed25519";
  out.openssh = text.starts_with("-----") ? OpenSshOf(key.get()) : text;
  out.fingerprint = kind == EVP_PKEY_RSA ? Colons(Digest(EVP_md5(), PublicDer(key.get())))
                                         : Ed25519Fingerprint(out.openssh);
  return out;
}

NewKey MakeKey(sim::Rng& rng, std::string_view type) {
  const bool rsa = type == "rsa";
  const KeyHandle key = rsa ? MakeRsa(rng) : MakeEd25519(rng);
  NewKey out;
  out.public_key.type = type;
  out.public_key.openssh = OpenSshOf(key.get());
  out.public_key.fingerprint = rsa ? Colons(Digest(EVP_sha1(), PrivateDer(key.get())))
                                   : Ed25519Fingerprint(out.public_key.openssh);
  out.private_pem = PrivatePem(key.get(), rsa);
  return out;
}

Result<void> CheckKeyName(Context& ctx, const std::string& name) {
  if (name.empty()) return error::MissingParameter("KeyName");
  if (name.size() > 255) {
    return error::InvalidParameterValue(
        StrCat("Value (", name, ") for parameter KeyName is invalid. Invalid length, must be ",
               "between 1 and 255 characters."));
  }
  if (ctx.Find<KeyPairRow>(name)) {
    return error::Of("InvalidKeyPair.Duplicate",
                     StrCat("The keypair '", name, "' already exists."));
  }
  return {};
}

std::optional<KeyPairRow> KeyPairById(Context& ctx, std::string_view id) {
  for (const KeyPairRow& row : ctx.Scan<KeyPairRow>()) {
    if (row.id == id) return row;
  }
  return std::nullopt;
}

Error KeyPairNotFound(std::string_view name_or_id) {
  return error::NotFound("InvalidKeyPair.NotFound", "key pair", name_or_id);
}

}  // namespace wt::ec2
