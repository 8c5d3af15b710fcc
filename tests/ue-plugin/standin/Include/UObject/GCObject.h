// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "UObject/Object.h"

/** A class outside the object model that keeps objects alive. */
class FGCObject
{
public:
	FGCObject();
	FGCObject(const FGCObject&);
	virtual ~FGCObject();
	virtual void AddReferencedObjects(FReferenceCollector& Collector) = 0;
	virtual FString GetReferencerName() const = 0;
};
