terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "value" {
  type    = string
  default = "one"
}

resource "aws_ssm_parameter" "plain" {
  name        = "/windtunnel/plain"
  description = "A plain value"
  type        = "String"
  value       = var.value
  tags        = { value = var.value }
}

resource "aws_ssm_parameter" "secret" {
  name  = "/windtunnel/secret"
  type  = "SecureString"
  value = "secret-${var.value}"
}

resource "aws_ssm_parameter" "list" {
  name  = "windtunnel-list"
  type  = "StringList"
  value = "a,b,c"
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id"
}

output "image" {
  value     = data.aws_ssm_parameter.image.value
  sensitive = true
}
