print("featurepairs")
