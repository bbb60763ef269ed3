variable "parent_domain" {
  type = string
}

variable "domain" {
  type = string
}

variable "environment" {
  type = string
}
