/** The executable `pulumi-resource-aws` of the engine tests: the provider's protocol (gRPC) before the stand-in. */
import { createRequire } from "node:module";
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
import { AwsProvider } from "./aws-provider";

const provider = new AwsProvider();
const { version } = createRequire(__filename)("@pulumi/aws/package.json") as { version: string };

const service = {
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
    const changes = provider.diff(request.getUrn(), plain(request.getOldInputs()), plain(request.getNews()));
    return diffResponse(changes, request.getIgnorechangesList());
  }),
  create: answer((request: pb.CreateRequest) => {
    const subject = { urn: request.getUrn(), inputs: plain(request.getProperties()) };
    const { id, outputs } = provider.create(subject, request.getPreview());
    return new pb.CreateResponse().setId(id).setProperties(struct(outputs));
  }),
  update: answer((request: pb.UpdateRequest) => {
    const subject = { urn: request.getUrn(), inputs: plain(request.getNews()) };
    const outputs = provider.update(subject, plain(request.getOlds()), request.getPreview());
    return new pb.UpdateResponse().setProperties(struct(outputs));
  }),
  read: answer((request: pb.ReadRequest) => {
    provider.read({ urn: request.getUrn(), inputs: plain(request.getInputs()) });
    const response = new pb.ReadResponse().setId(request.getId());
    return response.setProperties(request.getProperties()).setInputs(request.getInputs());
  }),
  delete: answer((request: pb.DeleteRequest) => {
    provider.delete({ urn: request.getUrn(), inputs: plain(request.getOldInputs()) });
    return new Empty();
  }),
  attach: answer(() => new Empty()),
  cancel: answer(() => new Empty()),
};

/** A handler that answers with what a function returns, or with the error that it throws. */
function answer<Request, Response>(respond: (request: Request) => Response): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    let response: Response;
    try {
      response = respond(request);
    } catch (error) {
      return callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    }
    callback(null, response);
  };
}

function diffResponse(changes: Record<string, { replaces: boolean }>, ignored: string[]): pb.DiffResponse {
  const changed = Object.keys(changes).filter((key) => !ignored.includes(key));
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  return new pb.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changed)
    .setReplacesList(changed.filter((key) => changes[key]!.replaces));
}

function plain(properties: Struct | undefined): Properties {
  return (properties?.toJavaScript() ?? {}) as Properties;
}

function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

const server = new Server({ "grpc.max_receive_message_length": -1 });
server.addService(ResourceProviderService, service satisfies UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  // The engine reads the port from the first line.
  console.log(port);
});
