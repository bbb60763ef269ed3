#include "services/install.h"

#include "services/ec2/ec2.h"
#include "services/iam/iam.h"
#include "services/sts/sts.h"

namespace wt::services {

void Install(World& world) {
  iam::Install(world);
  sts::Install(world);
  ec2::Install(world);
}

}  // namespace wt::services
