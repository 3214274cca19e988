CREATE SCHEMA IF NOT EXISTS "exports";
--> statement-breakpoint
CREATE TABLE "exports"."exports" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"requested_by" text NOT NULL,
	"idempotency_key" text,
	"chart_ids" text[] NOT NULL,
	"format" text NOT NULL,
	"options" jsonb NOT NULL,
	"status" text NOT NULL,
	"progress" double precision DEFAULT 0 NOT NULL,
	"ticket" text,
	"file_name" text,
	"byte_size" double precision,
	"problem" text,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "progress_is_a_share" CHECK ("exports"."exports"."progress" >= 0 and "exports"."exports"."progress" <= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "exports_idempotency" ON "exports"."exports" USING btree ("requested_by","idempotency_key");