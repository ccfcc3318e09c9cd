import type { Properties } from "./wire";

/** What `pulumi stack export` writes: apitype.UntypedDeployment and DeploymentV3 (pulumi/sdk/go/common/apitype/core.go). */
export interface Deployment {
  version: 3;
  deployment: {
    manifest: { time: string; magic: string; version: string };
    resources: DeployedResource[];
    metadata: Record<string, never>;
  };
}

/** One resource of an export: apitype.ResourceV3, without the fields that only a real deployment has (created, modified, ...). */
export interface DeployedResource {
  urn: string;
  custom: boolean;
  /** Absent for components, and for everything in a preview. */
  id?: string;
  type: string;
  inputs?: Properties;
  outputs?: Properties;
  parent?: string;
  protect?: boolean;
  /** Read and not managed, such as a StackReference. */
  external?: boolean;
  dependencies?: string[];
  /** `<provider's URN>::<provider's id>` */
  provider?: string;
  propertyDependencies?: Record<string, string[]>;
  additionalSecretOutputs?: string[];
  aliases?: string[];
  customTimeouts?: Properties;
  importID?: string;
  retainOnDelete?: boolean;
  deletedWith?: string;
  replaceWith?: string[];
  ignoreChanges?: string[];
  hideDiff?: string[];
  replaceOnChanges?: string[];
}

/** The Region of a stack: its default provider's. */
export function homeRegion(resources: readonly DeployedResource[]): string {
  const region = resources.find((one) => one.type === "pulumi:providers:aws")?.inputs?.["region"];
  return typeof region === "string" ? region : "";
}
