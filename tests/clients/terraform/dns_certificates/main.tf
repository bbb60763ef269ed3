# A certificate in two Regions, validated by one record in a delegated zone.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

variable "owner" {
  type    = string
  default = "edge"
}

resource "aws_route53_zone" "parent" {
  name = "example.com"
}

resource "aws_route53_zone" "service" {
  name = "shop.example.com"
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.parent.zone_id
  name    = aws_route53_zone.service.name
  type    = "NS"
  ttl     = 172800
  records = aws_route53_zone.service.name_servers
}

resource "aws_acm_certificate" "regional" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["*.shop.example.com"]
  validation_method         = "DNS"
  tags                      = { Owner = var.owner }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "edge" {
  provider                  = aws.edge
  domain_name               = "shop.example.com"
  subject_alternative_names = ["*.shop.example.com"]
  validation_method         = "DNS"
  key_algorithm             = "EC_prime256v1"
}

resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.regional.domain_validation_options :
    option.domain_name => option if !startswith(option.domain_name, "*.")
  }
  zone_id         = aws_route53_zone.service.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "regional" {
  certificate_arn         = aws_acm_certificate.regional.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
  depends_on              = [aws_route53_record.delegation]
}

resource "aws_acm_certificate_validation" "edge" {
  provider                = aws.edge
  certificate_arn         = aws_acm_certificate.edge.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]
  depends_on              = [aws_route53_record.delegation]
}

data "aws_acm_certificate" "regional" {
  domain     = aws_acm_certificate.regional.domain_name
  statuses   = ["ISSUED"]
  depends_on = [aws_acm_certificate_validation.regional]
}

output "certificate" {
  value = data.aws_acm_certificate.regional.arn
}
