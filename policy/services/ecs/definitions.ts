import { ECS_TASK_DEFINITION } from "../../aws";
import { perGraph, UndecidedError, type Graph, type ResourceOf } from "../../graph";

type TaskDefinition = ResourceOf<typeof ECS_TASK_DEFINITION>;

const PROPERTY = "containerDefinitions";

/** A container of a task definition, as far as rules read it. */
export interface Container {
  /** Empty where it is missing or no text. */
  readonly image: string;
  readonly mountPaths: readonly string[];
}

/** The containers of a task definition. Throws UndecidedError where they are not known. */
export function containersOf(definition: TaskDefinition, graph: Graph): readonly Container[] {
  const definitions = parsed(graph.read.string(definition, PROPERTY, "[]"));
  if (!Array.isArray(definitions)) return [];
  return definitions.map((one: unknown) => {
    const [image, points] = [field(one, "image"), field(one, "mountPoints")];
    const mounts = Array.isArray(points) ? points.map((point: unknown) => field(point, "containerPath")) : [];
    return {
      image: typeof image === "string" ? image : "",
      mountPaths: mounts.filter((path) => typeof path === "string"),
    };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UndecidedError(PROPERTY, "is not JSON");
  }
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;
}

/** An image in a private registry of ECR. */
export interface PrivateImage {
  readonly image: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** An account's registry in a Region, by its endpoints (https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html). */
const REGISTRY =
  /^(\d{12})\.(?:dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?|dkr-ecr(?:-fips)?\.([a-z0-9-]+)\.on\.aws)\/([^:@]+)/;

/** Where an image is; undefined of one that is in no private registry of ECR. */
export function privateImage(image: string): PrivateImage | undefined {
  const [, account, region = "", dualStack = "", repository] = REGISTRY.exec(image) ?? [];
  if (account === undefined || repository === undefined) return undefined;
  return { image, account, region: region || dualStack, repository };
}

/** The private images of the program's tasks with the Region in which they run, and whether those of some are not known. */
export const pulledImages = perGraph((graph) => {
  const all = graph.ofType(ECS_TASK_DEFINITION).map((definition) => {
    try {
      const images = containersOf(definition, graph).flatMap(({ image }) => privateImage(image) ?? []);
      return { pulled: images.map((image) => ({ ...image, runsIn: definition.region })), open: false };
    } catch (error) {
      if (!(error instanceof UndecidedError)) throw error;
      return { pulled: [], open: true };
    }
  });
  return { pulled: all.flatMap(({ pulled }) => pulled), open: all.some(({ open }) => open) };
});
