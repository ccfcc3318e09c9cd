import type * as pulumi from "@pulumi/pulumi";
import type { Compute } from "../config/schema/compute";
import { AutoScaling } from "./auto-scaling/auto-scaling";
import { Containers } from "./containers/containers";
import { FixedFleet } from "./fixed-fleet/fixed-fleet";
import type { Service, ServiceArgs } from "./service";

/** The region's compute, of the kind that the settings name. */
export function makeService(
  name: string,
  { settings, ...args }: ServiceArgs<Compute>,
  opts: pulumi.ComponentResourceOptions,
): Service {
  switch (settings.type) {
    case "auto-scaling":
      return new AutoScaling(name, { settings, ...args }, opts);
    case "fixed":
      return new FixedFleet(name, { settings, ...args }, opts);
    case "containers":
      return new Containers(name, { settings, ...args }, opts);
  }
}
