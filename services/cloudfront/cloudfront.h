#pragma once

// Amazon CloudFront: what its peers may use.

namespace wt {
class World;
}

namespace wt::cloudfront {

void Install(World& world);

}  // namespace wt::cloudfront
