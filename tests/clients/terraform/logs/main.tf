terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "retention" {
  type    = number
  default = 7
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/windtunnel/web"
  retention_in_days = var.retention
  tags              = { retention = var.retention }
}

resource "aws_cloudwatch_log_stream" "web" {
  name           = "one"
  log_group_name = aws_cloudwatch_log_group.web.name
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  pattern        = "ERROR"
  log_group_name = aws_cloudwatch_log_group.web.name
  metric_transformation {
    name      = "Errors"
    namespace = "Windtunnel"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_resource_policy" "route53" {
  policy_name = "route53"
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
