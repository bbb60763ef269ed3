variable "prefix" {
  type = string
}

variable "cidr" {
  type = string
}

variable "az_count" {
  type = number
}
