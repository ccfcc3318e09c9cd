/**
 * Starts programs and policy packs as Pulumi's own language host for Node.js does (pulumi/sdk/nodejs/cmd/pulumi-language-nodejs/main.go, Run and
 * RunPlugin): the engine starts it with its own address as the last argument, and reads its port on the first line.
 */
import { spawn } from "node:child_process";
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerWritableStream,
} from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";

const ENGINE = process.argv.at(-1)!;
const RUN = require.resolve("@pulumi/pulumi/cmd/run");

/** The exit code of a program that has reported its errors itself. */
const REPORTED = 32;

interface RuntimeOptions {
  typescript?: boolean;
  nodeargs?: string;
}

function run(request: pb.RunRequest, callback: sendUnaryData<pb.RunResponse>): void {
  const options = (request.getInfo()?.getOptions()?.toJavaScript() ?? {}) as RuntimeOptions;
  const flags: [string, string][] = [
    ["monitor", request.getMonitorAddress()],
    ["engine", ENGINE],
    ["organization", request.getOrganization()],
    ["project", request.getProject()],
    ["stack", request.getStack()],
    ["pwd", request.getPwd()],
    ["dry-run", request.getDryrun() ? "true" : ""],
    ["parallel", String(request.getParallel())],
  ];
  const args = [
    ...(options.nodeargs?.split(" ") ?? []),
    RUN,
    ...flags.flatMap(([flag, value]) => (value === "" ? [] : [`--${flag}`, value])),
    request.getInfo()?.getEntryPoint() ?? ".",
    ...request.getArgsList(),
  ];
  const env = {
    ...process.env,
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript ?? true),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  const child = spawn(process.execPath, args, { cwd: request.getPwd(), env, stdio: ["ignore", "inherit", "inherit"] });
  child.once("exit", (code) => {
    if (code === 0) callback(null, new pb.RunResponse());
    else if (code === REPORTED) callback(null, new pb.RunResponse().setBail(true));
    else callback({ code: status.UNKNOWN, details: `the program ended with ${code}` });
  });
}

/** A policy pack: the engine reads its port on its standard output. */
function runPlugin(call: ServerWritableStream<pb.RunPluginRequest, pb.RunPluginResponse>): void {
  const { request } = call;
  const folder = request.getInfo()!.getProgramDirectory();
  const pack = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
  const env = Object.fromEntries(request.getEnvList().map((one) => one.split(/=([^]*)/)));
  const args = ["--no-warnings", pack, ...request.getArgsList(), folder];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env }, stdio: "pipe" });
  child.stdout.on("data", (chunk: Buffer) => call.write(new pb.RunPluginResponse().setStdout(chunk)));
  child.stderr.on("data", (chunk: Buffer) => call.write(new pb.RunPluginResponse().setStderr(chunk)));
  child.once("close", (code) => {
    call.write(new pb.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
  call.once("cancelled", () => child.kill());
}

const server = new Server({ "grpc.max_receive_message_length": -1 });
server.addService(LanguageRuntimeService, {
  getPluginInfo: (_: unknown, callback: sendUnaryData<PluginInfo>) =>
    callback(null, new PluginInfo().setVersion("1.0.0")),
  getRequiredPackages: (_: unknown, callback: sendUnaryData<pb.GetRequiredPackagesResponse>) =>
    callback(null, new pb.GetRequiredPackagesResponse()),
  cancel: (_: unknown, callback: sendUnaryData<Empty>) => callback(null, new Empty()),
  run: ({ request }: ServerUnaryCall<pb.RunRequest, pb.RunResponse>, callback: sendUnaryData<pb.RunResponse>) =>
    run(request, callback),
  runPlugin,
});
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_, port) => console.log(port));
