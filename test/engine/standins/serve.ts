import { promisify } from "node:util";
import {
  Server,
  ServerCredentials,
  status,
  type handleUnaryCall,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import type { Properties } from "../../../cli/plan/wire";
import type { Differences, StandIn } from "./provider";

export interface Served {
  port: number;
  stop: () => void;
}

/** Serves a stand-in to the engine, which attaches to its port: the provider's protocol (gRPC). */
export async function serve(provider: StandIn, version: string): Promise<Served> {
  const server = new Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, handlers(provider, version));
  const port = await promisify(server.bindAsync.bind(server))("127.0.0.1:0", ServerCredentials.createInsecure());
  return { port, stop: () => server.forceShutdown() };
}

function handlers(provider: StandIn, version: string): UntypedServiceImplementation {
  return {
    getPluginInfo: answer(() => new PluginInfo().setVersion(version)),
    configure: answer((request: pb.ConfigureRequest) => {
      provider.configure(plain(request.getArgs()));
      // What the genuine provider answers (pulumi-terraform-bridge, pkg/tfbridge/provider.go, Configure).
      return new pb.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    check: answer((request: pb.CheckRequest) => {
      const inputs = provider.check({ urn: request.getUrn(), inputs: plain(request.getNews()) });
      return new pb.CheckResponse().setInputs(struct(inputs));
    }),
    diff: answer((request: pb.DiffRequest) => {
      const before = { id: request.getId(), inputs: plain(request.getOldInputs()), outputs: plain(request.getOlds()) };
      const subject = { urn: request.getUrn(), inputs: plain(request.getNews()) };
      return diffResponse(provider.diff(subject, before, request.getIgnorechangesList()));
    }),
    create: answer((request: pb.CreateRequest) => {
      const subject = { urn: request.getUrn(), inputs: plain(request.getProperties()) };
      const { id, outputs } = provider.create(subject, request.getPreview());
      return new pb.CreateResponse().setId(id).setProperties(struct(outputs));
    }),
    update: answer((request: pb.UpdateRequest) => {
      const subject = { urn: request.getUrn(), inputs: plain(request.getNews()) };
      const before = { id: request.getId(), inputs: plain(request.getOldInputs()), outputs: plain(request.getOlds()) };
      const outputs = provider.update(subject, before, request.getIgnorechangesList(), request.getPreview());
      return new pb.UpdateResponse().setProperties(struct(outputs));
    }),
    read: answer((request: pb.ReadRequest) => {
      const subject = { urn: request.getUrn(), inputs: plain(request.getInputs()) };
      const found = provider.read(subject, plain(request.getProperties()), request.getId());
      if (!found) return new pb.ReadResponse();
      const response = new pb.ReadResponse().setId(request.getId());
      return response.setProperties(struct(found.outputs)).setInputs(struct(found.inputs));
    }),
    delete: answer((request: pb.DeleteRequest) => {
      const subject = { urn: request.getUrn(), inputs: plain(request.getOldInputs()) };
      provider.delete(subject, plain(request.getProperties()), request.getId());
      return new Empty();
    }),
    attach: answer(() => new Empty()),
    cancel: answer(() => new Empty()),
  };
}

/** An error that is answered later, while the engine asks for what else is ready. */
export class LateError extends Error {
  constructor(
    message: string,
    readonly afterMs: number,
  ) {
    super(message);
  }
}

/** A handler that answers with what a function returns, or with the error that it throws. */
function answer<Request, Response>(respond: (request: Request) => Response): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    let response: Response;
    try {
      response = respond(request);
    } catch (error) {
      const failed = { code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
      if (error instanceof LateError) return void setTimeout(() => callback(failed), error.afterMs);
      return callback(failed);
    }
    callback(null, response);
  };
}

function diffResponse(differences: Differences): pb.DiffResponse {
  const changed = Object.keys(differences);
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  return new pb.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changed)
    .setReplacesList(changed.filter((key) => differences[key]!.replaces));
}

function plain(properties: Struct | undefined): Properties {
  return (properties?.toJavaScript() ?? {}) as Properties;
}

function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}
