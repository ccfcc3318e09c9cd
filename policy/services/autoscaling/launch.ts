import { LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, type AUTO_SCALING_GROUP } from "../../aws";
import { known, valueOf, type Graph, type Known, type Unknown, type ResourceOf } from "../../graph";

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
  /** `spot`, or "" where it asks for On-Demand Instances. */
  readonly market: Known<string> | Unknown;
}

function spots(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Spot[] {
  const specification = (path: string): Spot => ({ path, id: "launchTemplateId", name: "launchTemplateName" });
  const overrides = valueOf(graph.list(group, `${MIXED}.overrides`)) ?? [];
  const all = [
    { path: "launchTemplate", id: "id", name: "name" },
    specification(`${MIXED}.launchTemplateSpecification`),
    ...overrides.map((_, i) => specification(`${MIXED}.overrides[${i}].launchTemplateSpecification`)),
  ];
  return all.filter(({ path }) => graph.input(group, path).kind !== "missing");
}

const ELSEWHERE: Unknown = { kind: "unknown", reason: "is that of a launch template which is not known here" };

/** What the launch templates of a spot say in a text property; unknown where one of several is meant and they differ by `same`. */
function textOf(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  graph: Graph,
  { path, id, name }: Spot,
  property: string,
  same: (a: string, b: string) => boolean,
): Known<string> | Unknown {
  const key = graph.input(group, `${path}.${id}`).kind === "missing" ? name : id;
  const { certain, external, possible, complete } = graph.references(group, `${path}.${key}`, [LAUNCH_TEMPLATE]);
  const templates = complete ? certain : [...certain, ...possible];
  const texts = templates.map((template) => graph.string(template, property, ""));
  const [first] = texts;
  if (first === undefined || external.length > 0) return ELSEWHERE;
  const doubt = texts.find((text) => text.kind === "unknown");
  if (doubt || first.kind === "unknown") return doubt ?? first;
  const alike = texts.every((text) => text.kind === "known" && same(text.value, first.value));
  return alike ? first : { kind: "unknown", reason: "is that of one launch template or another" };
}

/** One of several templates is meant: that matters only where their images are of different kinds. */
const sameKind = (a: string, b: string): boolean => fromParameter(a) === fromParameter(b);

/** Whether EC2 looks the image up in a parameter of Systems Manager at launch. */
export function fromParameter(image: string): boolean {
  return image.startsWith("resolve:ssm:");
}

/** `spot`, or "" for On-Demand Instances: of each launch template of a group, or of its launch configuration. */
export function marketsOf(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  graph: Graph,
): readonly (Known<string> | Unknown)[] {
  const { certain } = graph.references(group, "launchConfiguration", [LAUNCH_CONFIGURATION]);
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateLaunchConfiguration.html, SpotPrice.
  const configured = certain.map((one) => known(graph.given(one, "spotPrice").kind === "missing" ? "" : "spot"));
  return [...launchesOf(group, graph).map(({ market }) => market), ...configured];
}

/**
 * The launch templates of a group: its own, the mixed instances policy's and those of its overrides. The version is
 * `$Default` where none is given
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateSpecification.html).
 */
export function launchesOf(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Launch[] {
  return spots(group, graph).map((spot) => ({
    property: `${spot.path}.version`,
    version: graph.string(group, `${spot.path}.version`, "$Default"),
    image: textOf(group, graph, spot, "imageId", sameKind),
    market: textOf(group, graph, spot, "instanceMarketOptions.marketType", (a, b) => a === b),
  }));
}
