terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "mutability" {
  type    = string
  default = "MUTABLE"
}

variable "keep" {
  type    = number
  default = 10
}

resource "aws_ecr_repository" "web" {
  name                 = "windtunnel/web"
  image_tag_mutability = var.mutability
  image_scanning_configuration {
    scan_on_push = true
  }
  tags = { keep = var.keep }
}

resource "aws_ecr_lifecycle_policy" "web" {
  repository = aws_ecr_repository.web.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the newest"
      selection = {
        tagStatus   = "any"
        countType   = "imageCountMoreThan"
        countNumber = var.keep
      }
      action = { type = "expire" }
    }]
  })
}

resource "aws_ecr_repository_policy" "web" {
  repository = aws_ecr_repository.web.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Pull"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

data "aws_ecr_authorization_token" "token" {}
