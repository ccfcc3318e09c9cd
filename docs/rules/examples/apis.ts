import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const apis: Examples = {
  "apigateway-regional-endpoint": {
    wrong: () => {
      new aws.apigateway.RestApi("shop", { endpointConfiguration: { types: "EDGE" } });
    },
    right: () => {
      new aws.apigateway.RestApi("shop", { endpointConfiguration: { types: "REGIONAL" } });
    },
  },
  "apigateway-request-validation": {
    wrong: () => {
      new aws.apigateway.RestApi("shop");
    },
    right: () => {
      const api = new aws.apigateway.RestApi("shop");
      new aws.apigateway.RequestValidator("body", { restApi: api.id, validateRequestBody: true });
    },
  },
  "apigateway-stage-logging": {
    wrong: ({ httpApi }) => {
      new aws.apigatewayv2.Stage("live", { apiId: httpApi.id, autoDeploy: true });
    },
    right: ({ httpApi, logGroup }) => {
      const accessLogSettings = { destinationArn: logGroup.arn, format: "$context.requestId $context.status" };
      new aws.apigatewayv2.Stage("live", { apiId: httpApi.id, autoDeploy: true, accessLogSettings });
    },
  },
  "apigateway-default-endpoint-disabled": {
    wrong: () => {
      const api = new aws.apigatewayv2.Api("shop", { name: "shop", protocolType: "HTTP" });
      new aws.apigatewayv2.ApiMapping("shop", { apiId: api.id, domainName: "shop.example.com", stage: "$default" });
    },
    right: () => {
      const shop = { name: "shop", protocolType: "HTTP", disableExecuteApiEndpoint: true };
      const api = new aws.apigatewayv2.Api("shop", shop);
      new aws.apigatewayv2.ApiMapping("shop", { apiId: api.id, domainName: "shop.example.com", stage: "$default" });
    },
  },
  "apigateway-stage-throttling": {
    wrong: ({ httpApi }) => {
      new aws.apigatewayv2.Stage("live", { apiId: httpApi.id, autoDeploy: true });
    },
    right: ({ httpApi }) => {
      const defaultRouteSettings = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 };
      new aws.apigatewayv2.Stage("live", { apiId: httpApi.id, autoDeploy: true, defaultRouteSettings });
    },
  },
  "apigateway-tracing": {
    wrong: () => {
      new aws.apigateway.Stage("live", { restApi: "a1b2c3d4e5", deployment: "f6g7h8", stageName: "live" });
    },
    right: () => {
      const stage = { restApi: "a1b2c3d4e5", deployment: "f6g7h8", stageName: "live" };
      new aws.apigateway.Stage("live", { ...stage, xrayTracingEnabled: true });
    },
  },
  "cloudfront-origin-failover": {
    wrong: ({ distribution }) => {
      const viewerCertificate = { cloudfrontDefaultCertificate: true };
      new aws.cloudfront.Distribution("shop", { ...distribution, viewerCertificate });
    },
    right: ({ distribution, balancerWest }) => {
      const [shop] = distribution.origins;
      const west = { ...shop!, originId: "west", domainName: balancerWest.dnsName };
      const members = [{ originId: "shop" }, { originId: "west" }];
      new aws.cloudfront.Distribution("shop", {
        ...distribution,
        viewerCertificate: { cloudfrontDefaultCertificate: true },
        origins: [shop!, west],
        originGroups: [{ originId: "both", members, failoverCriteria: { statusCodes: [500, 502, 503, 504] } }],
        defaultCacheBehavior: { ...distribution.defaultCacheBehavior, targetOriginId: "both" },
      });
    },
  },
  "lambda-concurrency-reserved": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn });
    },
    right: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, reservedConcurrentExecutions: 50 });
    },
  },
  "lambda-errors-alarm": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn });
    },
    right: ({ alarm, topic }) => {
      new aws.cloudwatch.MetricAlarm("errors", { ...alarm, alarmActions: [topic.arn] });
    },
  },
  "lambda-log-retention": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn });
    },
    right: ({ code, functionRole, logGroup }) => {
      const loggingConfig = { logFormat: "JSON", logGroup: logGroup.name };
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, loggingConfig });
    },
  },
  "lambda-tracing": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn });
    },
    right: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, tracingConfig: { mode: "Active" } });
    },
  },
  "sfn-logging": {
    wrong: ({ workflow }) => {
      new aws.sfn.StateMachine("orders", workflow);
    },
    right: ({ workflow, logGroup }) => {
      const logDestination = logGroup.arn.apply((arn) => `${arn}:*`);
      new aws.sfn.StateMachine("orders", { ...workflow, loggingConfiguration: { level: "ERROR", logDestination } });
    },
  },
  "sfn-task-timeout": {
    wrong: ({ workflow }) => {
      const Ship = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
      new aws.sfn.StateMachine("orders", {
        ...workflow,
        definition: JSON.stringify({ StartAt: "Ship", States: { Ship } }),
      });
    },
    right: ({ workflow }) => {
      const Ship = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", TimeoutSeconds: 60, End: true };
      new aws.sfn.StateMachine("orders", {
        ...workflow,
        definition: JSON.stringify({ StartAt: "Ship", States: { Ship } }),
      });
    },
  },
  "sfn-tracing": {
    wrong: ({ workflow }) => {
      new aws.sfn.StateMachine("orders", workflow);
    },
    right: ({ workflow }) => {
      new aws.sfn.StateMachine("orders", { ...workflow, tracingConfiguration: { enabled: true } });
    },
  },
};
