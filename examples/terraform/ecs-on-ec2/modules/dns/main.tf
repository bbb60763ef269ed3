terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.us_east_1]
    }
  }
}

data "aws_route53_zone" "parent" {
  name = var.parent_domain
}

# The service's own zone, and one for each environment below it, each delegated by its parent.
resource "aws_route53_zone" "service" {
  name = var.domain
}

resource "aws_route53_record" "service_delegation" {
  zone_id = data.aws_route53_zone.parent.zone_id
  name    = var.domain
  type    = "NS"
  ttl     = 300
  records = [for i in range(4) : aws_route53_zone.service.name_servers[i]]
}

resource "aws_route53_zone" "environment" {
  name = "${var.environment}.${var.domain}"
}

resource "aws_route53_record" "environment_delegation" {
  zone_id = aws_route53_zone.service.zone_id
  name    = aws_route53_zone.environment.name
  type    = "NS"
  ttl     = 300
  records = [for i in range(4) : aws_route53_zone.environment.name_servers[i]]
}

# One certificate for the balancer, in its Region, and one for the distribution, in us-east-1.
resource "aws_acm_certificate" "regional" {
  domain_name               = aws_route53_zone.environment.name
  subject_alternative_names = ["*.${aws_route53_zone.environment.name}"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_acm_certificate" "edge" {
  provider = aws.us_east_1

  domain_name               = aws_route53_zone.environment.name
  subject_alternative_names = ["*.${aws_route53_zone.environment.name}"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

# The same name has the same record in every Region of an account.
resource "aws_route53_record" "validation" {
  for_each = {
    for option in aws_acm_certificate.regional.domain_validation_options :
    option.domain_name => option
  }

  allow_overwrite = true
  zone_id         = aws_route53_zone.environment.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  ttl             = 60
  records         = [each.value.resource_record_value]
}

resource "aws_acm_certificate_validation" "regional" {
  certificate_arn         = aws_acm_certificate.regional.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]

  depends_on = [aws_route53_record.service_delegation, aws_route53_record.environment_delegation]
}

resource "aws_acm_certificate_validation" "edge" {
  provider = aws.us_east_1

  certificate_arn         = aws_acm_certificate.edge.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]

  depends_on = [aws_route53_record.service_delegation, aws_route53_record.environment_delegation]
}
