CREATE UNLOGGED TABLE "charts"."presence" (
	"chart_id" text NOT NULL,
	"user_id" text NOT NULL,
	"client_id" text NOT NULL,
	"selection" text,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "presence_chart_id_user_id_client_id_pk" PRIMARY KEY("chart_id","user_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "charts"."presence" ADD CONSTRAINT "presence_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;