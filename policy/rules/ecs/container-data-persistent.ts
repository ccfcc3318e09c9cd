import { ECS_TASK_DEFINITION } from "../../aws";
import { DATA_IMAGES } from "../../../facts/containers";
import { defineRule } from "../../rule";
import { containersOf } from "../../services/ecs/definitions";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "containerDefinitions";
const PATHS: Readonly<Record<string, string>> = DATA_IMAGES.data;

/** `redis` of `redis:alpine`, `docker.io/library/redis@sha256:…` or `public.ecr.aws/docker/library/redis:7`; a name of one's own is not one. */
function officialName(image: string): string | undefined {
  return /^(?:(?:docker\.io\/)?(?:library\/)?|public\.ecr\.aws\/docker\/library\/)([a-z]+)(?:[:@].*)?$/.exec(
    image,
  )?.[1];
}

/** Whether a mount holds a path: it is the path, or a folder above or below it. */
function holds(mount: string, path: string): boolean {
  const [outer, inner] = [mount, path].map((one) => `${one.replace(/\/+$/, "")}/`).sort((a, b) => a.length - b.length);
  return inner?.startsWith(outer ?? "") === true;
}

export const containerDataPersistent = defineRule({
  id: "ecs-container-data-persistent",
  title: "ECS containers of databases should have their data on a volume",
  practices: ["REL09-BP01"],
  service: "ECS",
  severity: "low",
  why: "What a container writes to its own file system is gone when its task is replaced: at a deployment, a failed health check or the loss of a host.",
  fix: "Mount an EFS volume at the path where the image keeps its data, or use RDS, ElastiCache or S3 instead. Acknowledge a cache whose data can be made again.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html",
  types: [ECS_TASK_DEFINITION],
  check(definition, graph) {
    const stored = containersOf(definition, graph).flatMap(({ image, mountPaths }) => {
      const name = officialName(image);
      const path = name !== undefined && Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
      return path === undefined ? [] : [{ image, path, isMounted: mountPaths.some((mount) => holds(mount, path)) }];
    });
    if (stored.length === 0) return notApplicable("None of its images is known to store data.");
    const [lost] = stored.filter(({ isMounted }) => !isMounted);
    if (!lost) return compliant();
    return violation({
      property: PROPERTY,
      actual: lost.image,
      wanted: `a mount point at ${lost.path}`,
      message: `${lost.image} keeps its data in ${lost.path}, which is in the container: it is lost with each task.`,
    });
  },
});
