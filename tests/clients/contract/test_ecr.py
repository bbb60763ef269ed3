"""Repositories, their policies and images."""

import base64
import json
import unittest

from tests.clients.support import ACCOUNT, ClientTest

MANIFEST = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "config": {"digest": "sha256:" + "a" * 64, "size": 10},
            "layers": [{"digest": "sha256:" + "b" * 64, "size": 90}]}


class EcrTest(ClientTest):
    def test_a_repository_comes_and_goes(self):
        ecr = self.client("ecr")
        made = ecr.create_repository(repositoryName="team/web", tags=[{"Key": "a", "Value": "b"}],
                                     imageScanningConfiguration={"scanOnPush": True})["repository"]
        self.assertEqual(made["repositoryUri"],
                         f"{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/team/web")
        read = ecr.describe_repositories(repositoryNames=["team/web"])["repositories"][0]
        self.assertEqual(read, made)
        self.assert_error("RepositoryAlreadyExistsException", ecr.create_repository,
                          repositoryName="team/web")
        ecr.delete_repository(repositoryName="team/web")
        self.assert_error("RepositoryNotFoundException", ecr.describe_repositories,
                          repositoryNames=["team/web"])

    def test_a_bad_name_is_refused(self):
        error = self.assert_error("InvalidParameterException",
                                  self.client("ecr").create_repository, repositoryName="Team")
        self.assertIn("repositoryName", error["Message"])

    def test_images_are_put_listed_and_deleted(self):
        ecr = self.client("ecr")
        ecr.create_repository(repositoryName="images")
        for tag in ("1", "2", "latest"):
            ecr.put_image(repositoryName="images", imageTag=tag,
                          imageManifest=json.dumps({**MANIFEST, "annotations": {"tag": tag}}))
        pages = ecr.get_paginator("describe_images").paginate(
            repositoryName="images", PaginationConfig={"PageSize": 2})
        details = [detail for page in pages for detail in page["imageDetails"]]
        self.assertEqual(len(details), 3)
        self.assertEqual(details[0]["imageSizeInBytes"], 100)
        got = ecr.batch_get_image(repositoryName="images", imageIds=[{"imageTag": "latest"}])
        self.assertEqual(json.loads(got["images"][0]["imageManifest"])["annotations"]["tag"], "latest")
        self.assert_error("RepositoryNotEmptyException", ecr.delete_repository, repositoryName="images")
        gone = ecr.batch_delete_image(repositoryName="images",
                                      imageIds=[{"imageTag": "1"}, {"imageTag": "none"}])
        self.assertEqual(gone["failures"][0]["failureCode"], "ImageNotFound")
        ecr.delete_repository(repositoryName="images", force=True)

    def test_a_layer_is_uploaded(self):
        ecr = self.client("ecr")
        ecr.create_repository(repositoryName="layers")
        upload = ecr.initiate_layer_upload(repositoryName="layers")["uploadId"]
        ecr.upload_layer_part(repositoryName="layers", uploadId=upload, partFirstByte=0,
                              partLastByte=2, layerPartBlob=b"abc")
        digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ecr.complete_layer_upload(repositoryName="layers", uploadId=upload, layerDigests=[digest])
        layers = ecr.batch_check_layer_availability(repositoryName="layers", layerDigests=[digest])
        self.assertEqual(layers["layers"][0]["layerAvailability"], "AVAILABLE")

    def test_docker_logs_in_with_a_token(self):
        data = self.client("ecr").get_authorization_token()["authorizationData"][0]
        self.assertTrue(base64.b64decode(data["authorizationToken"]).startswith(b"AWS:"))
        self.assertEqual(data["proxyEndpoint"], f"https://{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com")


if __name__ == "__main__":
    unittest.main()
