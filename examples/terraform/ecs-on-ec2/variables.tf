variable "region" {
  description = "Region of everything but the distribution's certificate."
  type        = string
  default     = "eu-central-1"
}

variable "name" {
  description = "Prefix of every resource's name."
  type        = string
  default     = "shop"
}

variable "environment" {
  description = "Part of names, and the host below the service's domain."
  type        = string
  default     = "dev"
}

variable "parent_domain" {
  description = "A public hosted zone that is there already; the service's zone is delegated from it."
  type        = string
  default     = "example.com"
}

variable "vpc_cidr" {
  type    = string
  default = "10.1.0.0/16"
}

variable "az_count" {
  description = "Availability Zones with a public and a private subnet each."
  type        = number
  default     = 2
}

variable "instance_type" {
  type    = string
  default = "t3.medium"
}

variable "asg_size" {
  description = "Fewest and most instances of the cluster."
  type        = object({ min = number, max = number })
  default     = { min = 2, max = 6 }
}

variable "task" {
  description = "The service's container: image tag, port, and what a task reserves."
  type = object({
    image_tag = string
    port      = number
    cpu       = number
    memory    = number
  })
  default = { image_tag = "v1", port = 3000, cpu = 256, memory = 256 }
}

variable "task_count" {
  description = "Fewest and most tasks, and how many there are at first."
  type        = object({ min = number, max = number, desired = number })
  default     = { min = 2, max = 10, desired = 2 }
}

variable "origin_secret" {
  description = "Value of the header by which the balancer knows the distribution."
  type        = string
  default     = "not-a-secret"
  sensitive   = true
}

variable "public_key" {
  description = "OpenSSH public key of the bastion and the instances."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGYpU8NcIcqgwlHGj4nqu6dGdR4U7o3nKnVqRGAmDZAh ops@example.com"
}

variable "bastion_cidrs" {
  description = "From where the bastion may be reached."
  type        = list(string)
  default     = ["192.0.2.0/24"]
}
