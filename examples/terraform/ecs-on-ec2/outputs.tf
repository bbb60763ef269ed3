output "url" {
  value = "https://${module.dns.environment_domain}"
}

output "cluster" {
  value = module.cluster.name
}

output "service" {
  value = module.service.name
}

output "repository_url" {
  value = module.service.repository_url
}

output "load_balancer" {
  value = module.load_balancer.dns_name
}

output "distribution" {
  value = module.edge.distribution_domain
}

output "bastion" {
  value = module.bastion.public_ip
}
