#include "services/install.h"

#include "services/acm/acm.h"
#include "services/application_autoscaling/application_autoscaling.h"
#include "services/autoscaling/autoscaling.h"
#include "services/cloudfront/cloudfront.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/ec2/ec2.h"
#include "services/ecr/ecr.h"
#include "services/ecs/ecs.h"
#include "services/elbv2/elbv2.h"
#include "services/iam/iam.h"
#include "services/logs/logs.h"
#include "services/route53/route53.h"
#include "services/ssm/ssm.h"
#include "services/sts/sts.h"

namespace wt::services {

void Install(World& world) {
  iam::Install(world);
  sts::Install(world);
  logs::Install(world);
  ssm::Install(world);
  ecr::Install(world);
  cloudwatch::Install(world);
  ec2::Install(world);
  route53::Install(world);
  acm::Install(world);
  elbv2::Install(world);
  autoscaling::Install(world);
  ecs::Install(world);
  application_autoscaling::Install(world);
  cloudfront::Install(world);
}

}  // namespace wt::services
