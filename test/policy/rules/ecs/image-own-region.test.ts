import { imageOwnRegion } from "../../../../policy/rules/ecs/image-own-region";
import { resource, secret, unknown } from "../../fixtures";
import { judges } from "../../judges";

const HOST = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

/** A task definition of us-east-1, or of another Region. */
const task = (images: readonly unknown[], region = "us-east-1") =>
  resource(
    "aws:ecs/taskDefinition:TaskDefinition",
    "web",
    { containerDefinitions: JSON.stringify(images.map((image, i) => ({ name: `c${i}`, image }))) },
    { region },
  );
const given = (containerDefinitions: unknown) =>
  resource("aws:ecs/taskDefinition:TaskDefinition", "web", { containerDefinitions });

judges(imageOwnRegion, {
  "an image of its own Region": [[task([`${HOST}/shop/web@sha256:00`])], "compliant"],
  "an image of another Region": [
    [task([`${HOST}/shop/web:7`], "us-west-2")],
    "violation",
    /It pulls shop\/web from us-east-1: while that Region is impaired, no task starts in us-west-2/,
  ],
  "a second container's image of another Region": [
    [task(["nginx", `${HOST}/web`, `${HOST.replace("us-east-1", "eu-west-1")}/log-router:2`])],
    "violation",
    /log-router from eu-west-1.*wanted: "an image in ECR of us-east-1"/,
  ],
  "an image of another account in its own Region": [[task([`210987654321${HOST.slice(12)}/web`])], "compliant"],
  "an image by the endpoint for IPv6, in another Region": [
    [task(["123456789012.dkr-ecr.eu-west-1.on.aws/web:7"])],
    "violation",
    /pulls web from eu-west-1/,
  ],
  "an image by the endpoint for IPv6, in its own Region": [
    [task(["123456789012.dkr-ecr.us-east-1.on.aws/web:7"])],
    "compliant",
  ],
  "an image by the endpoint for FIPS, in its own Region": [
    [task(["123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/web:7"])],
    "compliant",
  ],
  "images of other registries": [[task(["nginx", "public.ecr.aws/nginx/nginx:1", 7])], "notApplicable"],
  "no containers": [[resource("aws:ecs/taskDefinition:TaskDefinition", "web", {})], "notApplicable"],
  "containers that are not known": [[given(unknown)], "undecided"],
  "containers that are secret": [[given(secret)], "undecided"],
  "containers that are no JSON": [[given("[")], "undecided"],
});
