import { ECS_TASK_DEFINITION } from "../../aws";
import { defineRule } from "../../rule";
import { containersOf, privateImage } from "../../services/ecs/definitions";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "containerDefinitions";

export const imageOwnRegion = defineRule({
  id: "ecs-image-own-region",
  title: "ECS task definitions should use images of their own Region",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "ECS",
  severity: "high",
  why: "A task pulls its image when it starts. From the registry of another Region it cannot start while that Region is impaired, which is when a standby has to start its tasks.",
  fix: "Use the image in ECR of the task's Region: replicate the repository there (aws.ecr.ReplicationConfiguration), or push to both.",
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
  types: [ECS_TASK_DEFINITION],
  check(definition, graph) {
    const images = containersOf(definition, graph).flatMap(({ image }) => privateImage(image) ?? []);
    if (images.length === 0) return notApplicable("None of its images is in a private registry of ECR.");
    if (definition.region === undefined)
      return undecided({ property: "region", reason: "Its Region can't be determined." });
    const far = images.find(({ region }) => region !== definition.region);
    if (!far) return compliant();
    return violation({
      property: PROPERTY,
      actual: far.image,
      wanted: `an image in ECR of ${definition.region}`,
      message: `It pulls ${far.repository} from ${far.region}: while that Region is impaired, no task starts in ${definition.region}.`,
    });
  },
});
