CREATE SCHEMA IF NOT EXISTS "analytics";
--> statement-breakpoint
CREATE TABLE "analytics"."datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"database" text NOT NULL,
	"declared_relationships" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analytics"."imports" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"requested_by" text NOT NULL,
	"idempotency_key" text,
	"name" text NOT NULL,
	"upload_ids" text[] NOT NULL,
	"column_types" jsonb NOT NULL,
	"status" text NOT NULL,
	"rows_read" bigint DEFAULT 0 NOT NULL,
	"database" text,
	"alive_at" timestamp with time zone,
	"dataset_id" text,
	"problem" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "rows_are_counted" CHECK ("analytics"."imports"."rows_read" >= 0)
);
--> statement-breakpoint
CREATE TABLE "analytics"."stores" (
	"database" text PRIMARY KEY NOT NULL,
	"tables" jsonb NOT NULL,
	"relationships" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"loaded_until" date
);
--> statement-breakpoint
CREATE TABLE "analytics"."uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"created_by" text NOT NULL,
	"file_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "analytics"."datasets" ADD CONSTRAINT "datasets_database_stores_database_fk" FOREIGN KEY ("database") REFERENCES "analytics"."stores"("database") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "datasets_of_workspace" ON "analytics"."datasets" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_sample_per_workspace" ON "analytics"."datasets" USING btree ("workspace_id") WHERE "analytics"."datasets"."source" = 'SAMPLE';--> statement-breakpoint
CREATE UNIQUE INDEX "imports_idempotency" ON "analytics"."imports" USING btree ("requested_by","workspace_id","idempotency_key");