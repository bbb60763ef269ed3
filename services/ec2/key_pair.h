#pragma once

// Key pairs: reading public keys, making new ones, fingerprints.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/sim/rng.h"
#include "emulator/world/context.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

struct PublicKey {
  std::string type;         // "rsa", "ed25519"
  std::string openssh;      // "ssh-rsa AAAA… comment"
  std::string fingerprint;  // As EC2 shows that of an imported key.
};

struct NewKey {
  PublicKey public_key;  // Its fingerprint is that of a key which EC2 made.
  std::string private_pem;
};

// From base64 of an OpenSSH, PEM or RFC 4716 public key. InvalidKey.Format.
Result<PublicKey> ReadPublicKey(std::string_view material);
// "rsa" (2048 bits) or "ed25519", from this random stream alone: a seed makes the same keys.
NewKey MakeKey(sim::Rng& rng, std::string_view type);

// InvalidKeyPair.Duplicate, and names that EC2 does not take.
Result<void> CheckKeyName(Context& ctx, const std::string& name);
std::optional<KeyPairRow> KeyPairById(Context& ctx, std::string_view id);
Error KeyPairNotFound(std::string_view name_or_id);

}  // namespace wt::ec2
