import { createRequire } from "node:module";

/**
 * Each operation of the engine listens on a port of its own, and the operating system gives a port a second time. gRPC shares connections among all
 * clients of a process by address, also one that has failed: a client of the next engine would fail before it asks ("14 UNAVAILABLE: No connection
 * established. Last error: null"). Where a process outlives an engine, the SDK's clients have a connection each.
 */
export function oneConnectionEach(): void {
  // No type declares the SDK's options.
  const { grpcClientOptions } = createRequire(__filename)("@pulumi/pulumi/runtime/settings") as {
    grpcClientOptions: Record<string, unknown>;
  };
  grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;
}
