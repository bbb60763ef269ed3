"""Route 53 as boto3 sees it: zones, records, waiters, pages, errors; and its name server."""

import shutil
import socket
import struct
import subprocess
import unittest

from tests.clients.support import ClientTest, Windtunnel


def values(name, kind, *texts, ttl=300, **more):
    return {"Name": name, "Type": kind, "TTL": ttl,
            "ResourceRecords": [{"Value": text} for text in texts], **more}


class Route53Test(ClientTest):
    serial = 0

    def setUp(self):
        self.route53 = self.client("route53")

    def zone(self, name, **more):
        Route53Test.serial += 1
        made = self.route53.create_hosted_zone(
            Name=name, CallerReference=f"{name}-{Route53Test.serial}", **more)
        return made["HostedZone"]["Id"]

    def change(self, zone, action, *sets):
        return self.route53.change_resource_record_sets(
            HostedZoneId=zone,
            ChangeBatch={"Changes": [{"Action": action, "ResourceRecordSet": one}
                                     for one in sets]})["ChangeInfo"]

    def test_a_zone_lives_and_dies(self):
        zone = self.zone("life.example.com", HostedZoneConfig={"Comment": "c"})
        got = self.route53.get_hosted_zone(Id=zone)
        self.assertEqual(got["HostedZone"]["Name"], "life.example.com.")
        self.assertEqual(len(got["DelegationSet"]["NameServers"]), 4)
        info = self.change(zone, "CREATE", values("www.life.example.com", "A", "192.0.2.1"))
        self.route53.get_waiter("resource_record_sets_changed").wait(
            Id=info["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 3})
        self.assert_error("HostedZoneNotEmpty", self.route53.delete_hosted_zone, Id=zone)
        self.change(zone, "DELETE", values("www.life.example.com", "A", "192.0.2.1"))
        self.route53.delete_hosted_zone(Id=zone)
        error = self.assert_error("NoSuchHostedZone", self.route53.get_hosted_zone, Id=zone)
        self.assertEqual(error["Message"], f"No hosted zone found with ID: {zone.split('/')[-1]}")

    def test_a_bad_batch_says_why(self):
        zone = self.zone("batch.example.com")
        error = self.assert_error(
            "InvalidChangeBatch", self.change, zone, "DELETE",
            values("a.batch.example.com", "A", "192.0.2.1"))
        self.assertEqual(error["Message"],
                         "[Tried to delete resource record set [name='a.batch.example.com.', "
                         "type='A'] but it was not found]")

    def test_pages_of_records(self):
        zone = self.zone("pages.example.com")
        self.change(zone, "CREATE", *[values(f"h{i:03}.pages.example.com", "A", "192.0.2.1")
                                      for i in range(25)])
        paginator = self.route53.get_paginator("list_resource_record_sets")
        pages = list(paginator.paginate(HostedZoneId=zone, PaginationConfig={"PageSize": 10}))
        self.assertEqual([len(page["ResourceRecordSets"]) for page in pages], [10, 10, 7])
        zones = list(self.route53.get_paginator("list_hosted_zones").paginate(
            PaginationConfig={"PageSize": 1}))
        self.assertGreaterEqual(len(zones), 1)

    def test_tags_and_health_checks(self):
        check = self.route53.create_health_check(
            CallerReference="c", HealthCheckConfig={"Type": "HTTP", "IPAddress": "192.0.2.1"})
        check = check["HealthCheck"]["Id"]
        self.route53.change_tags_for_resource(ResourceType="healthcheck", ResourceId=check,
                                              AddTags=[{"Key": "Name", "Value": "x"}])
        tags = self.route53.list_tags_for_resource(ResourceType="healthcheck", ResourceId=check)
        self.assertEqual(tags["ResourceTagSet"]["Tags"], [{"Key": "Name", "Value": "x"}])
        status = self.route53.get_health_check_status(HealthCheckId=check)
        self.assertEqual(len(status["HealthCheckObservations"]), 8)
        self.route53.delete_health_check(HealthCheckId=check)

    def test_an_answer_is_tested(self):
        zone = self.zone("answer.example.com")
        self.change(zone, "CREATE", values("*.answer.example.com", "A", "192.0.2.7"))
        answer = self.route53.test_dns_answer(
            HostedZoneId=zone, RecordName="x.answer.example.com", RecordType="A")
        self.assertEqual((answer["RecordData"], answer["ResponseCode"]), (["192.0.2.7"], "NOERROR"))


class NameServerTest(unittest.TestCase):
    """`--dns`: asked over the network, by hand and by dig."""

    @classmethod
    def setUpClass(cls):
        cls.port = cls.free_port()
        cls.aws = Windtunnel("--dns", f"127.0.0.1:{cls.port}")
        route53 = cls.aws.client("route53")
        zone = route53.create_hosted_zone(Name="example.com", CallerReference="a")
        child = route53.create_hosted_zone(Name="dev.example.com", CallerReference="b")

        def add(zone, *sets):
            route53.change_resource_record_sets(
                HostedZoneId=zone["HostedZone"]["Id"],
                ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": one}
                                         for one in sets]})

        add(zone, values("www.example.com", "A", "192.0.2.1"),
            values("alias.example.com", "CNAME", "www.example.com"),
            values("dev.example.com", "NS", *child["DelegationSet"]["NameServers"]),
            values("big.example.com", "TXT", *[f'"{i:03}{"x" * 200}"' for i in range(10)]))
        add(child, values("*.dev.example.com", "A", "192.0.2.2"))

    @classmethod
    def tearDownClass(cls):
        cls.aws.stop()

    @staticmethod
    def free_port():
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def ask(self, name, kind):
        query = struct.pack("!6H", 0x1234, 0x0100, 1, 0, 0, 0)
        for label in name.split("."):
            query += bytes([len(label)]) + label.encode()
        query += b"\0" + struct.pack("!2H", kind, 1)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.settimeout(5)
            udp.sendto(query, ("127.0.0.1", self.port))
            answer = udp.recv(4096)
        flags, questions, answers = struct.unpack("!3H", answer[2:8])
        return flags, answers, answer

    def test_a_datagram_is_answered(self):
        flags, answers, bytes_ = self.ask("www.example.com", 1)
        self.assertEqual((flags & 15, answers), (0, 1))
        self.assertTrue(bytes_.endswith(bytes([192, 0, 2, 1])))
        self.assertEqual(self.ask("nothing.example.com", 1)[0] & 15, 3)
        self.assertEqual(self.ask("example.org", 1)[0] & 15, 5)

    def test_a_long_answer_is_cut_off(self):
        flags, _, bytes_ = self.ask("big.example.com", 16)
        self.assertTrue(flags & 0x200)
        self.assertLessEqual(len(bytes_), 512)

    def dig(self, *words):
        if shutil.which("dig") is None:
            self.skipTest("Skipped: dig is not on this machine (package bind9-dnsutils).")
        done = subprocess.run(["dig", "@127.0.0.1", "-p", str(self.port), *words],
                              capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_dig_follows_names_and_delegations(self):
        self.assertEqual(self.dig("+short", "alias.example.com"), "www.example.com.\n192.0.2.1\n")
        self.assertEqual(self.dig("+short", "x.dev.example.com"), "192.0.2.2\n")
        self.assertEqual(self.dig("+short", "+tcp", "www.example.com"), "192.0.2.1\n")

    def test_dig_gets_negative_answers_with_their_soa(self):
        denied = self.dig("nothing.example.com")
        self.assertIn("status: NXDOMAIN", denied)
        self.assertIn("900\tIN\tSOA", denied)
        self.assertIn("status: NOERROR", self.dig("www.example.com", "AAAA"))

    def test_dig_goes_to_tcp_for_long_answers(self):
        self.assertEqual(len(self.dig("+short", "big.example.com", "TXT").splitlines()), 10)


if __name__ == "__main__":
    unittest.main()
