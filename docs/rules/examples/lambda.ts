import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const lambda: Examples = {
  "lambda-region-independent": {
    wrong: ({ code, functionRole, queue }) => {
      const orders = { ...code, name: "orders", role: functionRole.arn };
      const environment = { variables: { QUEUE_URL: queue.url } };
      new aws.lambda.Function("orders", { ...orders, environment });
      new aws.lambda.Function("orders-west", { ...orders, region: "us-west-2", environment });
    },
    right: ({ code, functionRole, queue }) => {
      const orders = { ...code, name: "orders", role: functionRole.arn };
      const west = new aws.sqs.Queue("jobs-west", { region: "us-west-2" });
      const to = (url: typeof queue.url) => ({ variables: { QUEUE_URL: url } });
      new aws.lambda.Function("orders", { ...orders, environment: to(queue.url) });
      new aws.lambda.Function("orders-west", { ...orders, region: "us-west-2", environment: to(west.url) });
    },
  },
  "lambda-failure-destination": {
    wrong: ({ code, functionRole, bucket }) => {
      const thumbnails = new aws.lambda.Function("thumbnails", { ...code, role: functionRole.arn });
      const permission = new aws.lambda.Permission("thumbnails", {
        action: "lambda:InvokeFunction",
        function: thumbnails.name,
        principal: "s3.amazonaws.com",
        sourceArn: bucket.arn,
      });
      new aws.s3.BucketNotification(
        "uploads",
        {
          bucket: bucket.id,
          lambdaFunctions: [{ lambdaFunctionArn: thumbnails.arn, events: ["s3:ObjectCreated:*"] }],
        },
        { dependsOn: permission },
      );
    },
    right: ({ code, bucket, deadLetterQueue }) => {
      const role = new aws.iam.Role("thumbnails", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      new aws.iam.RolePolicy("thumbnails", {
        role: role.id,
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueue.arn }],
        },
      });
      const thumbnails = new aws.lambda.Function("thumbnails", { ...code, role: role.arn });
      new aws.lambda.FunctionEventInvokeConfig("thumbnails", {
        functionName: thumbnails.name,
        destinationConfig: { onFailure: { destination: deadLetterQueue.arn } },
      });
      const permission = new aws.lambda.Permission("thumbnails", {
        action: "lambda:InvokeFunction",
        function: thumbnails.name,
        principal: "s3.amazonaws.com",
        sourceArn: bucket.arn,
      });
      new aws.s3.BucketNotification(
        "uploads",
        {
          bucket: bucket.id,
          lambdaFunctions: [{ lambdaFunctionArn: thumbnails.arn, events: ["s3:ObjectCreated:*"] }],
        },
        { dependsOn: permission },
      );
    },
  },
  "lambda-event-source-enabled": {
    wrong: ({ worker, queue }) => {
      new aws.lambda.EventSourceMapping("worker", {
        eventSourceArn: queue.arn,
        functionName: worker.name,
        enabled: false,
      });
    },
    right: ({ worker, queue }) => {
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
  },
  "lambda-event-source-role": {
    wrong: ({ worker, queue }) => {
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
    right: ({ code, queue }) => {
      const role = new aws.iam.Role("worker", {
        assumeRolePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"],
      });
      const worker = new aws.lambda.Function("worker", { ...code, role: role.arn });
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
  },
  "lambda-partial-batch-response": {
    wrong: ({ worker, queue }) => {
      new aws.lambda.EventSourceMapping("worker", {
        eventSourceArn: queue.arn,
        functionName: worker.name,
        batchSize: 10,
      });
    },
    right: ({ worker, queue }) => {
      // The handler returns the ids of the messages that failed as batchItemFailures.
      new aws.lambda.EventSourceMapping("worker", {
        eventSourceArn: queue.arn,
        functionName: worker.name,
        batchSize: 10,
        functionResponseTypes: ["ReportBatchItemFailures"],
      });
    },
  },
  "lambda-queue-concurrency": {
    wrong: ({ code, functionRole, queue }) => {
      const role = functionRole.arn;
      const worker = new aws.lambda.Function("worker", { ...code, role, reservedConcurrentExecutions: 10 });
      new aws.lambda.EventSourceMapping("worker", { eventSourceArn: queue.arn, functionName: worker.name });
    },
    right: ({ code, functionRole, queue }) => {
      const role = functionRole.arn;
      const worker = new aws.lambda.Function("worker", { ...code, role, reservedConcurrentExecutions: 10 });
      new aws.lambda.EventSourceMapping("worker", {
        eventSourceArn: queue.arn,
        functionName: worker.name,
        scalingConfig: { maximumConcurrency: 10 },
      });
    },
  },
  "lambda-reserved-concurrency": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, reservedConcurrentExecutions: 0 });
    },
    right: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, reservedConcurrentExecutions: 20 });
    },
  },
  "lambda-runtime-supported": {
    wrong: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, runtime: "nodejs16.x" });
    },
    right: ({ code, functionRole }) => {
      new aws.lambda.Function("worker", { ...code, role: functionRole.arn, runtime: "nodejs22.x" });
    },
  },
  "lambda-stream-bisect-batch": {
    wrong: ({ worker, stream }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
      });
    },
    right: ({ worker, stream }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
        bisectBatchOnFunctionError: true,
      });
    },
  },
  "lambda-stream-failure-destination": {
    wrong: ({ worker, stream }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
        maximumRetryAttempts: 5,
      });
    },
    right: ({ worker, functionRole, stream, deadLetterQueue }) => {
      new aws.iam.RolePolicy("worker-failures", {
        role: functionRole.id,
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueue.arn }],
        },
      });
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
        maximumRetryAttempts: 5,
        destinationConfig: { onFailure: { destinationArn: deadLetterQueue.arn } },
      });
    },
  },
  "lambda-stream-retry-limit": {
    wrong: ({ worker, stream }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
      });
    },
    right: ({ worker, stream }) => {
      new aws.lambda.EventSourceMapping("orders", {
        eventSourceArn: stream.arn,
        functionName: worker.name,
        startingPosition: "TRIM_HORIZON",
        maximumRetryAttempts: 5,
      });
    },
  },
  "lambda-vpc-multiple-az": {
    wrong: ({ code, functionRole, subnetA }) => {
      new aws.lambda.Function("worker", {
        ...code,
        role: functionRole.arn,
        vpcConfig: { subnetIds: [subnetA.id], securityGroupIds: ["sg-0123456789abcdef0"] },
      });
    },
    right: ({ code, functionRole, subnetA, subnetB }) => {
      new aws.lambda.Function("worker", {
        ...code,
        role: functionRole.arn,
        vpcConfig: { subnetIds: [subnetA.id, subnetB.id], securityGroupIds: ["sg-0123456789abcdef0"] },
      });
    },
  },
};
