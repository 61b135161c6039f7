print("featurestore")
