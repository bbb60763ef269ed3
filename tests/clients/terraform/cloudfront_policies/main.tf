# A distribution in the newer way: policies of AWS and one's own, a function, a bucket as origin.

variable "ttl" {
  type    = number
  default = 60
}

data "aws_cloudfront_cache_policy" "disabled" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_origin_request_policy" "all" {
  name = "Managed-AllViewer"
}

data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

resource "aws_cloudfront_cache_policy" "short" {
  name        = "short"
  comment     = "A minute"
  min_ttl     = 1
  default_ttl = var.ttl
  max_ttl     = 3600

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip   = true
    enable_accept_encoding_brotli = true
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "whitelist"
      headers {
        items = ["Authorization"]
      }
    }
    query_strings_config {
      query_string_behavior = "all"
    }
  }
}

resource "aws_cloudfront_origin_request_policy" "own" {
  name = "own"
  cookies_config {
    cookie_behavior = "none"
  }
  headers_config {
    header_behavior = "none"
  }
  query_strings_config {
    query_string_behavior = "whitelist"
    query_strings {
      items = ["page"]
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "own" {
  name = "own"
  custom_headers_config {
    items {
      header   = "X-Served-By"
      override = true
      value    = "edge"
    }
  }
}

resource "aws_cloudfront_origin_access_control" "bucket" {
  name                              = "bucket"
  description                       = "Static files"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_origin_access_identity" "older" {
  comment = "Before there was control"
}

resource "aws_cloudfront_function" "rewrite" {
  name    = "rewrite"
  runtime = "cloudfront-js-2.0"
  comment = "Adds index.html, ${var.ttl}"
  publish = true
  code    = "function handler(event) { return event.request; } // ${var.ttl}"
}

resource "aws_cloudfront_distribution" "web" {
  enabled             = true
  comment             = "Web"
  default_root_object = "index.html"
  http_version        = "http2and3"

  origin {
    domain_name              = "files.s3.us-east-1.amazonaws.com"
    origin_id                = "bucket"
    origin_access_control_id = aws_cloudfront_origin_access_control.bucket.id
  }

  origin {
    domain_name = "older.s3.us-east-1.amazonaws.com"
    origin_id   = "older"
    s3_origin_config {
      origin_access_identity = aws_cloudfront_origin_access_identity.older.cloudfront_access_identity_path
    }
  }

  origin {
    domain_name = "web-123456789.us-east-1.elb.amazonaws.com"
    origin_id   = "balancer"
    custom_origin_config {
      http_port                = 80
      https_port               = 443
      origin_protocol_policy   = "http-only"
      origin_ssl_protocols     = ["TLSv1.2"]
      origin_keepalive_timeout = 10
      origin_read_timeout      = 20
    }
  }

  default_cache_behavior {
    target_origin_id           = "bucket"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    cache_policy_id            = aws_cloudfront_cache_policy.short.id
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
    compress                   = true

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.rewrite.arn
    }
  }

  ordered_cache_behavior {
    path_pattern             = "/api/*"
    target_origin_id         = "balancer"
    viewer_protocol_policy   = "https-only"
    allowed_methods          = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = data.aws_cloudfront_cache_policy.disabled.id
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all.id
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
