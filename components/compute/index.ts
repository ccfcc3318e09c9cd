import type * as pulumi from "@pulumi/pulumi";
import { isBehindLoadBalancer, type Compute } from "../config/schema/compute";
import { AutoScaling } from "./auto-scaling/auto-scaling";
import { Containers } from "./containers/containers";
import { FixedFleet } from "./fixed-fleet/fixed-fleet";
import { HttpApi } from "./functions/http-api";
import type { FrontedArgs, Service, ServiceArgs } from "./service";

/** The region's network and load balancer, where it has them. */
type Place = Partial<Pick<ServiceArgs<Compute>, "network" | "ingress">>;

/** The region's compute, of the kind that the settings name. */
export function makeService(
  name: string,
  { settings, hosts, certificateArn, network, ingress, ...args }: FrontedArgs<Compute> & Place,
  opts: pulumi.ComponentResourceOptions,
): Service {
  if (!isBehindLoadBalancer(settings)) return new HttpApi(name, { settings, hosts, certificateArn, ...args }, opts);
  if (!network || !ingress) throw new Error(`${settings.type} is behind a load balancer, and the region has none`);
  const balanced = { ...args, network, ingress };
  switch (settings.type) {
    case "auto-scaling":
      return new AutoScaling(name, { settings, ...balanced }, opts);
    case "fixed":
      return new FixedFleet(name, { settings, ...balanced }, opts);
    case "containers":
      return new Containers(name, { settings, ...balanced }, opts);
  }
}
