# Distributions with origin groups, signed addresses, functions, errors and places.

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

variable "countries" {
  type    = list(string)
  default = ["DE", "FR"]
}

resource "aws_cloudfront_public_key" "main" {
  name        = "signer"
  encoded_key = <<-PEM
    -----BEGIN PUBLIC KEY-----
    MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlkAtI8SwZegHGTw00zNl
    FmtlXZHXYYK8Qwgn4f3BzAoTnVkGkCLaJgseGUoA2cO3tZbh8HMU8yRoqPf0+Lhs
    i1OtuRk1ME57TUiGtogbps5uOuW+DAZR9MeHn1LcHZz5R0SxLQA2gssG6HLdw6RP
    jwS6WANRqXG1DGcR/+uzec1H1J8yWWkBUDsf/ymc6Iy9eO2WEDO5RQejSrwQMjGr
    SS8pDt9NRGYJBMC6NdLTt8AOKqfLz365kiAreg5PLeVJLvVra0DOUYdGws0N0sE+
    cb+I5ltt+6aHGjm+B8VXUHWVAUTgFPfjY10YX8rH8BgKsifcWE+rz4E0oWnds+qO
    4QIDAQAB
    -----END PUBLIC KEY-----
  PEM
}

resource "aws_cloudfront_key_group" "main" {
  name  = "signers"
  items = [aws_cloudfront_public_key.main.id]
}

resource "aws_cloudfront_function" "rewrite" {
  name    = "rewrite"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "function handler(event) { return event.request; }"
}

data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

resource "aws_cloudfront_distribution" "main" {
  comment             = "Everything"
  enabled             = true
  default_root_object = "index.html"
  http_version        = "http2and3"
  price_class         = "PriceClass_200"
  retain_on_delete    = false
  wait_for_deployment = true

  origin {
    origin_id           = "first"
    domain_name         = "first.example.com"
    origin_path         = "/site"
    connection_attempts = 2
    connection_timeout  = 5
    custom_header {
      name  = "X-One"
      value = "1"
    }
    custom_origin_config {
      http_port                = 8080
      https_port               = 8443
      origin_protocol_policy   = "match-viewer"
      origin_ssl_protocols     = ["TLSv1.1", "TLSv1.2"]
      origin_keepalive_timeout = 30
      origin_read_timeout      = 45
    }
    origin_shield {
      enabled              = true
      origin_shield_region = "us-east-1"
    }
  }
  origin {
    origin_id   = "second"
    domain_name = "second.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  origin_group {
    origin_id = "both"
    failover_criteria {
      status_codes = [500, 502, 503]
    }
    member {
      origin_id = "first"
    }
    member {
      origin_id = "second"
    }
  }
  default_cache_behavior {
    target_origin_id       = "both"
    allowed_methods        = ["GET", "HEAD", "OPTIONS"]
    cached_methods         = ["GET", "HEAD", "OPTIONS"]
    cache_policy_id        = data.aws_cloudfront_cache_policy.optimized.id
    compress               = true
    viewer_protocol_policy = "redirect-to-https"
    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.rewrite.arn
    }
  }
  ordered_cache_behavior {
    path_pattern           = "/private/*"
    target_origin_id       = "first"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "https-only"
    trusted_key_groups     = [aws_cloudfront_key_group.main.id]
    forwarded_values {
      query_string            = true
      query_string_cache_keys = ["id"]
      headers                 = ["Origin"]
      cookies {
        forward           = "whitelist"
        whitelisted_names = ["session"]
      }
    }
    min_ttl     = 0
    default_ttl = 60
    max_ttl     = 120
  }
  custom_error_response {
    error_code            = 404
    response_code         = 200
    response_page_path    = "/index.html"
    error_caching_min_ttl = 30
  }
  custom_error_response {
    error_code = 503
  }
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = var.countries
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
  tags = { part = "edge" }
}
