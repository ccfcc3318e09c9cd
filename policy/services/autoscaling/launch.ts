import type { Graph, Known, Resource, Unknown } from "../../graph";
import { LAUNCH_TEMPLATE } from "../types";

const MIXED = "mixedInstancesPolicy.launchTemplate";

/** Where in a group a launch template is named, and by which properties. */
interface Spot {
  readonly path: string;
  readonly id: string;
  readonly name: string;
}

/** A launch template as a group uses it. */
export interface Launch {
  /** The path of the version. */
  readonly property: string;
  /** A number, or `$Latest` or `$Default`. */
  readonly version: Known<string> | Unknown;
  /** The image's id, `resolve:ssm:` and a parameter, or "" where the template names none. */
  readonly image: Known<string> | Unknown;
}

function spots(group: Resource, graph: Graph): Spot[] {
  const specification = (path: string): Spot => ({ path, id: "launchTemplateId", name: "launchTemplateName" });
  const overrides = graph.list(group, `${MIXED}.overrides`);
  const count = overrides.kind === "known" ? overrides.value.length : 0;
  const all = [
    { path: "launchTemplate", id: "id", name: "name" },
    specification(`${MIXED}.launchTemplateSpecification`),
    ...Array.from({ length: count }, (_, i) => specification(`${MIXED}.overrides[${i}].launchTemplateSpecification`)),
  ];
  return all.filter(({ path }) => graph.input(group, path).kind !== "missing");
}

const ELSEWHERE: Unknown = { kind: "unknown", reason: "is that of a launch template which is not known here" };

function imageOf(group: Resource, graph: Graph, { path, id, name }: Spot): Known<string> | Unknown {
  const key = graph.input(group, `${path}.${id}`).kind === "missing" ? name : id;
  const { resources, external, candidates, complete } = graph.references(group, `${path}.${key}`, [LAUNCH_TEMPLATE]);
  const templates = complete ? resources : [...resources, ...candidates];
  const images = templates.map((template) => graph.string(template, "imageId", ""));
  const [first] = images;
  if (first === undefined || external.length > 0) return ELSEWHERE;
  const doubt = images.find((image) => image.kind === "unknown");
  if (doubt) return doubt;
  // One of several templates is meant: that matters only where their images are of different kinds.
  const same = images.every((image) => image.kind === "known" && fromParameter(image.value) === fromParameter(first));
  return same ? first : { kind: "unknown", reason: "is that of one launch template or another" };
}

/** Tells whether EC2 looks the image up in a parameter of Systems Manager at launch. */
export function fromParameter(image: string | Known<string> | Unknown): boolean {
  const id = typeof image === "string" ? image : image.kind === "known" ? image.value : "";
  return id.startsWith("resolve:ssm:");
}

/**
 * The launch templates of a group: its own, the mixed instances policy's and those of its overrides. The version is
 * `$Default` where none is given
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html).
 */
export function launchesOf(group: Resource, graph: Graph): Launch[] {
  return spots(group, graph).map((spot) => ({
    property: `${spot.path}.version`,
    version: graph.string(group, `${spot.path}.version`, "$Default"),
    image: imageOf(group, graph, spot),
  }));
}
