import { isDeepStrictEqual } from "node:util";
import type { DeployedResource, Deployment } from "../../../cli/plan";
import { hidden, isObject, type Properties } from "../../../cli/plan/wire";

/** The provider's answer, and the engine's own notes: when and by which line of the program a resource was made. */
const LEFT_OUT = ["id", "created", "modified", "sourcePosition", "stackTrace"];

/** Inputs that the provider added are named by this one; a plan has the program's alone. */
const DEFAULTED = "__defaults";

/**
 * How a deployed stack differs from the plan of the same settings, a line for each difference: resources by URN, and of each all
 * that an export holds of it. Left out are
 * - what the provider answers (ids, outputs of custom resources) and adds: in these tests both sides have mocks,
 * - a provider's id in the references to it, which the engine draws by lot,
 * - the ciphertext of secrets, and the order of dependencies, which is the order of arrival.
 */
export function stateDifferences(planned: Deployment, deployed: Deployment): string[] {
  const plan = byUrn(planned);
  const state = byUrn(deployed);
  const missing = [...plan.keys()].filter((urn) => !state.has(urn)).map((urn) => `${short(urn)}: in the plan only`);
  const extra = [...state.keys()]
    .filter((urn) => !plan.has(urn))
    .map((urn) => `${short(urn)}: in the engine's state only`);
  const remade = [...plan].flatMap(([urn, { id }]): [string, string][] => {
    const other = state.get(urn)?.id;
    return id !== undefined && other !== undefined && other !== id ? [[other, id]] : [];
  });
  const both = [...plan].flatMap(([urn, resource]) => {
    const other = state.get(urn);
    return other ? differences(short(urn), comparable(resource), named(comparable(other), remade)) : [];
  });
  return [...missing, ...extra, ...both];
}

function byUrn({ deployment }: Deployment): Map<string, DeployedResource> {
  const { resources } = deployment;
  const map = new Map(resources.map((resource) => [resource.urn, resource]));
  // A resource about to be deleted has the same URN as the one in its place.
  if (map.size !== resources.length) throw new Error("the stack holds two resources of one URN");
  return map;
}

function comparable(resource: DeployedResource): Properties {
  const { outputs, provider, dependencies = [], propertyDependencies = {}, ...rest } = resource;
  const entries = Object.entries(rest).filter(([key]) => !LEFT_OUT.includes(key));
  return {
    ...Object.fromEntries(entries),
    inputs: hidden(givenInputs(resource.inputs ?? {})),
    ...(!resource.custom && { outputs: hidden(outputs ?? {}) }),
    provider: provider?.replace(/::[^:]*$/, ""),
    dependencies: [...dependencies].sort(),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([key, urns]) => [key, [...urns].sort()]),
    ),
  };
}

/** References to what was made again, by the ids that it has in the plan. */
function named(properties: Properties, remade: readonly [string, string][]): Properties {
  if (remade.length === 0) return properties;
  const one = (value: unknown): unknown => {
    if (typeof value === "string") return remade.find(([id]) => id === value)?.[1] ?? value;
    if (Array.isArray(value)) return value.map(one);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, one(inner)])) : value;
  };
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, one(value)]));
}

function givenInputs({ [DEFAULTED]: defaulted, ...inputs }: Properties): Properties {
  const added: unknown[] = Array.isArray(defaulted) ? defaulted : [];
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !added.includes(key)));
}

/** Down to the value that differs, one a line. */
function differences(path: string, plan: unknown, state: unknown): string[] {
  if (isDeepStrictEqual(plan, state)) return [];
  if (!isObject(plan) || !isObject(state)) return [`${path}: plan ${text(plan)}, engine ${text(state)}`];
  const keys = [...new Set([...Object.keys(plan), ...Object.keys(state)])];
  return keys.flatMap((key) => differences(`${path} ${key}`, plan[key], state[key]));
}

function text(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** `aws:lb/loadBalancer:LoadBalancer storefront` */
function short(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return `${types.split("$").at(-1)} ${name.join("::")}`;
}
