# The registry's own settings, subscriptions and query logs.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"
}

variable "frequency" {
  default = "SCAN_ON_PUSH"
}

resource "aws_ecr_registry_policy" "main" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Replicate"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::210987654321:root" }
      Action    = ["ecr:ReplicateImage"]
      Resource  = ["arn:aws:ecr:us-east-1:123456789012:repository/*"]
    }]
  })
}

resource "aws_ecr_registry_scanning_configuration" "main" {
  scan_type = "BASIC"
  rule {
    scan_frequency = var.frequency
    repository_filter {
      filter      = "app*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_pull_through_cache_rule" "public" {
  ecr_repository_prefix = "public"
  upstream_registry_url = "public.ecr.aws"
}

resource "aws_ecr_replication_configuration" "main" {
  replication_configuration {
    rule {
      destination {
        region      = "eu-central-1"
        registry_id = "210987654321"
      }
      repository_filter {
        filter      = "app"
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}

resource "aws_ecr_repository" "kms" {
  name                 = "app/kms"
  image_tag_mutability = "IMMUTABLE"
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012"
  }
}

data "aws_ecr_repositories" "all" {
  depends_on = [aws_ecr_repository.kms]
}

resource "aws_cloudwatch_log_group" "main" {
  name = "/app"
}

resource "aws_cloudwatch_log_subscription_filter" "main" {
  name            = "all"
  log_group_name  = aws_cloudwatch_log_group.main.name
  filter_pattern  = "[level=ERROR, ...]"
  destination_arn = "arn:aws:lambda:us-east-1:123456789012:function:logs"
}

resource "aws_cloudwatch_log_group" "queries" {
  name = "/aws/route53/queries.example.com"
}

resource "aws_cloudwatch_log_resource_policy" "queries" {
  policy_name = "queries"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "route53.amazonaws.com" }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "arn:aws:logs:*:*:log-group:/aws/route53/*"
    }]
  })
}

resource "aws_route53_zone" "queries" {
  name = "queries.example.com"
}

resource "aws_route53_query_log" "queries" {
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.queries.arn
  zone_id                  = aws_route53_zone.queries.zone_id
  depends_on               = [aws_cloudwatch_log_resource_policy.queries]
}

data "aws_cloudwatch_log_groups" "all" {
  log_group_name_prefix = "/a"
  depends_on            = [aws_cloudwatch_log_group.main, aws_cloudwatch_log_group.queries]
}
