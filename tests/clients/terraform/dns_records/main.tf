# Zones, a delegation, records of every routing policy, aliases, health checks.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "weight" {
  type    = number
  default = 10
}

variable "comment" {
  type    = string
  default = "Managed by Terraform"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc" "second" {
  cidr_block           = "10.2.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_route53_delegation_set" "shared" {
  reference_name = "shared"
}

resource "aws_route53_zone" "parent" {
  name              = "example.com"
  comment           = var.comment
  delegation_set_id = aws_route53_delegation_set.shared.id
  tags              = { Team = "edge", Weight = var.weight }
}

resource "aws_route53_zone" "child" {
  name          = "dev.example.com"
  force_destroy = true
}

resource "aws_route53_zone" "private" {
  name = "corp.internal"
  vpc {
    vpc_id = aws_vpc.main.id
  }
  lifecycle {
    ignore_changes = [vpc]
  }
}

resource "aws_route53_zone_association" "second" {
  zone_id = aws_route53_zone.private.zone_id
  vpc_id  = aws_vpc.second.id
}

resource "aws_route53_record" "delegation" {
  zone_id = aws_route53_zone.parent.zone_id
  name    = aws_route53_zone.child.name
  type    = "NS"
  ttl     = 300
  records = aws_route53_zone.child.name_servers
}

locals {
  simple = {
    A     = { name = "www", records = ["192.0.2.1", "192.0.2.2"] }
    AAAA  = { name = "www", records = ["2001:db8::1"] }
    TXT   = { name = "", records = ["v=spf1 -all", "plain"] }
    MX    = { name = "", records = ["10 mail.example.com."] }
    CNAME = { name = "*.wild", records = ["www.example.com"] }
    SRV   = { name = "_sip._tcp", records = ["1 10 5269 sip.example.com."] }
    CAA   = { name = "", records = ["0 issue \"amazon.com\""] }
  }
}

resource "aws_route53_record" "simple" {
  for_each = local.simple
  zone_id  = aws_route53_zone.parent.zone_id
  name     = each.value.name
  type     = each.key
  ttl      = 300
  records  = each.value.records
}

resource "aws_route53_record" "private" {
  zone_id = aws_route53_zone.private.zone_id
  name    = "db"
  type    = "A"
  ttl     = 60
  records = ["10.1.0.5"]
}

resource "aws_route53_health_check" "http" {
  fqdn              = "www.example.com"
  port              = 80
  type              = "HTTP"
  resource_path     = "/health"
  failure_threshold = 5
  request_interval  = 30
  tags              = { Name = "http" }
}

resource "aws_route53_health_check" "all" {
  type                   = "CALCULATED"
  child_health_threshold = 1
  child_healthchecks     = [aws_route53_health_check.http.id]
}

resource "aws_route53_record" "weighted" {
  for_each       = { blue = var.weight, green = 90 }
  zone_id        = aws_route53_zone.parent.zone_id
  name           = "weighted"
  type           = "A"
  ttl            = 60
  records        = [each.key == "blue" ? "192.0.2.11" : "192.0.2.12"]
  set_identifier = each.key
  weighted_routing_policy {
    weight = each.value
  }
}

resource "aws_route53_record" "latency" {
  for_each       = toset(["us-east-1", "eu-central-1"])
  zone_id        = aws_route53_zone.parent.zone_id
  name           = "latency"
  type           = "CNAME"
  ttl            = 60
  records        = ["${each.key}.example.net"]
  set_identifier = each.key
  latency_routing_policy {
    region = each.key
  }
}

resource "aws_route53_record" "failover" {
  for_each        = { PRIMARY = "192.0.2.21", SECONDARY = "192.0.2.22" }
  zone_id         = aws_route53_zone.parent.zone_id
  name            = "failover"
  type            = "A"
  ttl             = 60
  records         = [each.value]
  set_identifier  = lower(each.key)
  health_check_id = each.key == "PRIMARY" ? aws_route53_health_check.all.id : null
  failover_routing_policy {
    type = each.key
  }
}

resource "aws_route53_record" "geolocation" {
  for_each       = { default = "*", germany = "DE" }
  zone_id        = aws_route53_zone.parent.zone_id
  name           = "geo"
  type           = "A"
  ttl            = 60
  records        = [each.key == "default" ? "192.0.2.31" : "192.0.2.32"]
  set_identifier = each.key
  geolocation_routing_policy {
    country = each.value
  }
}

resource "aws_route53_record" "geoproximity" {
  zone_id        = aws_route53_zone.parent.zone_id
  name           = "near"
  type           = "A"
  ttl            = 60
  records        = ["192.0.2.41"]
  set_identifier = "us"
  geoproximity_routing_policy {
    aws_region = "us-east-1"
    bias       = 10
  }
}

resource "aws_route53_record" "multivalue" {
  count                            = 2
  zone_id                          = aws_route53_zone.parent.zone_id
  name                             = "multi"
  type                             = "A"
  ttl                              = 60
  records                          = ["192.0.2.5${count.index}"]
  set_identifier                   = "m${count.index}"
  multivalue_answer_routing_policy = true
}

resource "aws_route53_cidr_collection" "offices" {
  name = "offices"
}

resource "aws_route53_cidr_location" "berlin" {
  cidr_collection_id = aws_route53_cidr_collection.offices.id
  name               = "berlin"
  cidr_blocks        = ["192.0.2.0/24"]
}

resource "aws_route53_record" "cidr" {
  zone_id        = aws_route53_zone.parent.zone_id
  name           = "office"
  type           = "A"
  ttl            = 60
  records        = ["192.0.2.61"]
  set_identifier = "berlin"
  cidr_routing_policy {
    collection_id = aws_route53_cidr_collection.offices.id
    location_name = aws_route53_cidr_location.berlin.name
  }
}

resource "aws_route53_record" "alias_in_zone" {
  zone_id = aws_route53_zone.parent.zone_id
  name    = ""
  type    = "A"
  alias {
    zone_id                = aws_route53_zone.parent.zone_id
    name                   = aws_route53_record.simple["A"].fqdn
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "alias_to_distribution" {
  zone_id = aws_route53_zone.child.zone_id
  name    = ""
  type    = "A"
  alias {
    zone_id                = "Z2FDTNDATAQYW2"
    name                   = "d111111abcdef8.cloudfront.net"
    evaluate_target_health = false
  }
}

data "aws_route53_zone" "parent" {
  name       = "example.com."
  depends_on = [aws_route53_zone.parent]
}

output "parent" {
  value = data.aws_route53_zone.parent.zone_id
}
