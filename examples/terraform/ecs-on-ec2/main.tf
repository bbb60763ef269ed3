locals {
  prefix = "${var.name}-${var.environment}"
  domain = "${var.name}.${var.parent_domain}"

  tags = {
    Project     = var.name
    Environment = var.environment
    ManagedBy   = "terraform"
  }
}

module "network" {
  source = "./modules/network"

  prefix   = local.prefix
  cidr     = var.vpc_cidr
  az_count = var.az_count
}

module "bastion" {
  source = "./modules/bastion"

  prefix        = local.prefix
  vpc_id        = module.network.vpc_id
  subnet_id     = module.network.public_subnet_ids[0]
  allowed_cidrs = var.bastion_cidrs
  public_key    = var.public_key
}

module "dns" {
  source = "./modules/dns"

  parent_domain = var.parent_domain
  domain        = local.domain
  environment   = var.environment

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }
}

module "load_balancer" {
  source = "./modules/load_balancer"

  prefix          = local.prefix
  vpc_id          = module.network.vpc_id
  subnet_ids      = module.network.public_subnet_ids
  certificate_arn = module.dns.regional_certificate_arn
  host            = module.dns.environment_domain
  origin_secret   = var.origin_secret
}

module "cluster" {
  source = "./modules/cluster"

  prefix                          = local.prefix
  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  instance_type                   = var.instance_type
  size                            = var.asg_size
  key_name                        = module.bastion.key_name
  bastion_security_group_id       = module.bastion.security_group_id
  load_balancer_security_group_id = module.load_balancer.security_group_id
}

module "service" {
  source = "./modules/service"

  prefix                 = local.prefix
  name                   = var.name
  region                 = var.region
  cluster_id             = module.cluster.id
  cluster_name           = module.cluster.name
  capacity_provider_name = module.cluster.capacity_provider_name
  target_group_arn       = module.load_balancer.target_group_arn
  task                   = var.task
  task_count             = var.task_count
}

module "edge" {
  source = "./modules/edge"

  prefix          = local.prefix
  domain          = module.dns.environment_domain
  zone_id         = module.dns.environment_zone_id
  certificate_arn = module.dns.edge_certificate_arn
  origin_domain   = module.load_balancer.dns_name
  origin_secret   = var.origin_secret
}
