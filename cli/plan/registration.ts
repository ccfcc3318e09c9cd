import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { parseDuration } from "../../lib/duration";
import type { Properties } from "./wire";

/** A resource's registration, as plain data. */
export interface Registration {
  type: string;
  name: string;
  parent?: string;
  custom: boolean;
  /** A component that a provider builds, such as awsx:ec2:Vpc. */
  remote: boolean;
  object: Properties;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  /** `<URN>::<id>` of the provider that the program chose. */
  provider?: string;
  /** The version of the provider's package. */
  version: string;
  protect?: boolean;
  deleteBeforeReplace?: boolean;
  ignoreChanges: string[];
  hideDiff: string[];
  replaceOnChanges: string[];
  additionalSecretOutputs: string[];
  aliases: string[];
  customTimeouts: Properties;
  importID?: string;
  retainOnDelete?: boolean;
  deletedWith?: string;
  replaceWith: string[];
}

/** The registration of a resource with no options. */
export function plainRegistration(type: string, name: string, parent?: string): Registration {
  return {
    type,
    name,
    parent,
    custom: true,
    remote: false,
    object: {},
    dependencies: [],
    propertyDependencies: {},
    version: "",
    ignoreChanges: [],
    hideDiff: [],
    replaceOnChanges: [],
    additionalSecretOutputs: [],
    aliases: [],
    customTimeouts: {},
    replaceWith: [],
  };
}

/** The SDK's request as plain data; an empty string there means that the option is not set. */
export function readRegistration(request: RegisterResourceRequest): Registration {
  return {
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent() || undefined,
    custom: request.getCustom(),
    remote: request.getRemote(),
    object: (request.getObject()?.toJavaScript() ?? {}) as Properties,
    dependencies: request.getDependenciesList(),
    propertyDependencies: Object.fromEntries(
      [...request.getPropertydependenciesMap().entries()].map(([key, value]) => [key, value.getUrnsList()]),
    ),
    provider: request.getProvider() || undefined,
    version: request.getVersion(),
    protect: request.getProtect(),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    hideDiff: request.getHidediffsList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: request
      .getAliasesList()
      .map((alias) => alias.getUrn())
      .filter((urn) => urn !== ""),
    customTimeouts: timeouts(request),
    importID: request.getImportid() || undefined,
    retainOnDelete: request.getRetainondelete(),
    deletedWith: request.getDeletedwith() || undefined,
    replaceWith: request.getReplaceWithList(),
  };
}

/** Seconds, as an export writes them (resource.CustomTimeouts), of durations such as "90s", "10m", "1h30m". */
function timeouts(request: RegisterResourceRequest): Properties {
  const given = request.getCustomtimeouts();
  const pairs = { create: given?.getCreate(), update: given?.getUpdate(), delete: given?.getDelete() };
  return Object.fromEntries(
    Object.entries(pairs)
      .filter(([, text]) => text)
      .map(([key, text]) => [key, seconds(text!)]),
  );
}

/** Go's durations, in which the SDK writes its timeouts. */
const GO_DURATION = /^([\d.]+(h|ms|m|s))+$/;

function seconds(duration: string): number {
  const found = parseDuration(duration, GO_DURATION);
  if (found === undefined) throw new Error(`"${duration}" is not a duration (90s, 10m).`);
  return found;
}
