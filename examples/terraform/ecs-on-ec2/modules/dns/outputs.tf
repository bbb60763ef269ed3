output "environment_domain" {
  value = aws_route53_zone.environment.name
}

output "environment_zone_id" {
  value = aws_route53_zone.environment.zone_id
}

output "regional_certificate_arn" {
  value = aws_acm_certificate_validation.regional.certificate_arn
}

output "edge_certificate_arn" {
  value = aws_acm_certificate_validation.edge.certificate_arn
}
