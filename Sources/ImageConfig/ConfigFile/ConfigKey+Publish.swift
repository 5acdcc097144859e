/// How an image is published.
extension ConfigKey {
  package static let imageRepo = ConfigKey(
    .publish, "image_repo", "docker_hub or aws", standard: "by the name", example: "aws",
    "where the image goes; aws logs in to ECR and creates the repository")
  package static let float = ConfigKey(
    .publish, "float", "words", standard: "as under [publish]", example: "minor, latest",
    "which tags follow the highest version")
  package static let latest = ConfigKey(
    .publish, "latest", "yes or no", standard: "as under [publish]", example: "no",
    "whether latest is among them")
  package static let release = ConfigKey(
    .publish, "release", "yes or no", standard: "yes", example: "no",
    "whether the image is released and published; with a publication_tag it is pushed anyway")
  package static let sbom = ConfigKey(
    .publish, "sbom", "yes, no, or an image", standard: "as under [publish]", example: "yes",
    "whether a list of its packages is published beside it")
  package static let provenance = ConfigKey(
    .publish, "provenance", "yes, no, min, max", standard: "as under [publish]", example: "max",
    "whether a record of how it was built is published beside it")
  package static let sign = ConfigKey(
    .publish, "sign", "words", standard: "as under [publish]", example: "cosign sign --yes",
    "the command that signs it, with its name and digest as the last word; empty for none")
  package static let publicationTag = ConfigKey(
    .publish, "publication_tag", "reference",
    example: "{account}.dkr.ecr.{region}.amazonaws.com/{image}:{tag}",
    "the published name; {image} and {tag} are put in, and with image_repo = aws {account} and {region}")

  static let ofPublish: [ConfigKey] = [
    .imageRepo, .float, .latest, .release, .sbom, .provenance, .sign, .publicationTag,
  ]
}
